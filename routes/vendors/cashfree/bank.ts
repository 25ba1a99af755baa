import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Service } from '../../../app/service.ts';
import { bands } from '../../names/name-match.ts';
import { bankAccount } from '../../services/bank-account.ts';
import { callNumber } from '../shared/call-number.ts';
import { grown } from '../shared/grown.ts';
import { asked, referenceOf } from './asked.ts';
import { type Account, bankBody, bankRefusals } from './bank-words.ts';
import { matchOf } from './names.ts';
import { operation, text } from './phrase.ts';
import { told } from './problems.ts';
import { testAccounts } from './test-accounts.ts';

/** The native service, and where the branch is. */
const bankWithBranch = grown<Account>(bankAccount, (account, world) => {
  const branch = world.branch(account.ifsc);
  return branch ? { ...account, city: branch.address.city, micr: branch.micr } : account;
});

/** What the vendor documents for its test values, and the world's answer for all others. */
const service: Service = {
  ...bankWithBranch,
  answer(input, world, desk) {
    return testAccounts.get(`${input.account_number} ${input.ifsc}`) ?? bankWithBranch.answer(input, world, desk);
  },
};

type Code = 'ACCOUNT_IS_VALID' | 'INVALID_ACCOUNT_FAIL' | 'ACCOUNT_BLOCKED' | 'INVALID_IFSC_FAIL' | 'NRE_ACCOUNT_FAIL';

/** A closed account is none, a dormant one is blocked [I]. */
const codes: Readonly<Record<Account['status'], Code>> = {
  active: 'ACCOUNT_IS_VALID',
  closed: 'INVALID_ACCOUNT_FAIL',
  frozen: 'ACCOUNT_BLOCKED',
  dormant: 'ACCOUNT_BLOCKED',
  nre: 'NRE_ACCOUNT_FAIL',
};

function invalid(call: Call, account_status_code: Code) {
  return {
    ...{ reference_id: referenceOf(call), name_at_bank: null, bank_name: null, city: null, branch: null, micr: null },
    ...{ name_match_score: null, name_match_result: null, account_status: 'INVALID', account_status_code, utr: null },
  };
}

function say(account: Account, call: Call) {
  const code = account.bank === undefined ? 'INVALID_IFSC_FAIL' : codes[account.status];
  if (code !== 'ACCOUNT_IS_VALID') return invalid(call, code);
  const { holder_name, bank, branch = null, city, micr } = account;
  return {
    ...{ reference_id: referenceOf(call), name_at_bank: holder_name, bank_name: bank },
    ...{ city: city?.toUpperCase() ?? null, branch, micr: micr === undefined ? null : Number(micr) },
    ...nameMatchOf(call, holder_name),
    ...{ account_status: 'VALID', account_status_code: code, utr: callNumber(call, 12) },
  };
}

/** Without a name there is no match [I]. */
function nameMatchOf(call: Call, holder: string) {
  const name = asked(call, 'name');
  if (!name) return { name_match_score: null, name_match_result: null };
  const { score, result } = matchOf(name, holder);
  return { name_match_score: score.toFixed(2), name_match_result: result };
}

export const bank = operation({
  service,
  path: '/bank-account/sync',
  body: bankBody,
  hear: ({ bank_account, ifsc, name }) => ({ account_number: bank_account, ifsc, ...(name && { name }) }),
  say,
  result: z.strictObject({
    ...{ reference_id: z.int(), name_at_bank: text, bank_name: text, city: text, branch: text },
    micr: z.int().nullable(),
    name_match_score: z
      .string()
      .regex(/^\d+\.\d\d$/)
      .nullable(),
    name_match_result: z.enum(bands.map(({ name }) => name)).nullable(),
    account_status: z.enum(['VALID', 'INVALID']),
    account_status_code: z.enum(['INVALID_IFSC_FAIL', ...Object.values(codes)]),
    utr: text,
  }),
  example: ({ account_number, ifsc, name }) => {
    return { bank_account: account_number, ifsc, name: name ?? 'ANANYA IYER', phone: '9000000002' };
  },
  refusals: { ...bankRefusals, miss: told((call) => invalid(call, 'INVALID_ACCOUNT_FAIL')) },
});
