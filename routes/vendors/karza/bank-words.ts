import { hash32 } from '../../../data/hash.ts';
import type { Account } from '../../account-record.ts';
import { nameMatch } from '../../names/name-match.ts';

/** Why an account takes no money; Karza's texts and codes other than those of a success are [I]. */
export const troubles = {
  closed: { text: 'Account Closed', code: 'KC02' },
  frozen: { text: 'Account Blocked or Frozen', code: 'KC03' },
  dormant: { text: 'Account Dormant', code: 'KC04' },
  nre: { text: 'NRE Account', code: 'KC05' },
} as const;

/** Twelve digits, as the reference of a transfer has; the same for an account each time [I]. */
export function referenceOf({ account_number, ifsc }: Account): string {
  const draw = String(hash32(account_number) % 1_000_000) + String(hash32(ifsc + account_number) % 1_000_000);
  return draw.padStart(12, '0');
}

/** A score of 0 to 1, as Karza has it. */
const fraction = (score: number) => score / 100;

interface Flags {
  accountHolderName?: { score: number; result: boolean };
  multiNameList?: { matches: { score: number; result: boolean; name: string }[]; combinedScore: number };
}

/** How the names that were sent compare with the bank's; empty where none was, as clients have seen it [C]. */
export function comparisonOf(account: Account, names: readonly string[]) {
  const flags: Flags = {};
  const { name_match, holder_name, status } = account;
  if (name_match) flags.accountHolderName = { score: fraction(name_match.score), result: name_match.match };
  if (names.length > 0) {
    const matches = names.map((name) => {
      const { score, match } = nameMatch(name, holder_name);
      return { score: fraction(score), result: match, name };
    });
    // The document's sample is the mean: 0.905, 0.1508 and 0.1481 make 0.4013 [D].
    flags.multiNameList = {
      matches,
      combinedScore: matches.reduce((sum, { score }) => sum + score, 0) / matches.length,
    };
  }
  const results = [
    flags.accountHolderName?.result,
    ...(flags.multiNameList?.matches.map(({ result }) => result) ?? []),
  ];
  if (results.every((result) => result === undefined)) return {};
  // One name of several is enough: the document's sample is VALID where one of three fits [D].
  const valid = status === 'active' && results.includes(true);
  return { inputVsSource: { flags, validity: valid ? 'VALID' : 'INVALID' } };
}
