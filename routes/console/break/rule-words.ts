import type { Dialect } from '../../../app/dialect.ts';
import { parseFaults } from '../../../app/faults/grammar.ts';
import { outcomeByCode } from '../../../app/outcomes.ts';
import { outcomeWords } from '../outcome.tsx';

/** A rule as the admin API tells it, or as it is asked for. */
export interface Told {
  fault: string;
  match: Record<string, string>;
}

const limits = { maxDelayMs: Number.MAX_SAFE_INTEGER };
const chance = ['p', 'seed', 'times', 'after', 'every'];

/**
 * A rule in words.
 * @example ruleWords(rule, dialects) // 'The next 2 calls of PAN to GST by key "development" meet 108 unavailable'
 */
export function ruleWords({ fault, match }: Told, dialects: readonly Dialect[]): string {
  const { service, dialect, key, session, subject } = match;
  const title = (name: string) =>
    dialects.flatMap(({ phrases }) => phrases).find((phrase) => phrase.service.name === name)?.service.title ?? name;
  const whose = [
    service && `of ${title(service)}`,
    dialect && `in the words of ${dialects.find(({ name }) => name === dialect)?.title ?? dialect}`,
    key && `by key "${key}"`,
    session && `in session "${session}"`,
    subject && `about ${subject}`,
  ];
  const { many, one, what } = faultWords(fault);
  return [many, ...whose.filter(Boolean), one ? 'meets' : 'meet', what].join(' ');
}

/** How many calls, whether that is one, and what they meet; a list that nobody can read is told as it stands. */
function faultWords(fault: string): { many: string; one: boolean; what: string } {
  try {
    const faults = parseFaults(fault, limits);
    const { params } = faults[0]!;
    const what = faults.map(({ text }) => plainly(text)).join(', then ');
    return { ...howMany(params), what };
  } catch {
    return { many: 'Every call', one: true, what: fault || 'nothing yet' };
  }
}

function howMany(params: ReadonlyMap<string, number>): { many: string; one: boolean } {
  const [p, times, after, every] = ['p', 'times', 'after', 'every'].map((name) => params.get(name));
  const later = after ? `, after the first ${after},` : '';
  if (every !== undefined && every > 1) return { many: `One in ${every} calls${later}`, one: true };
  if (p !== undefined) return { many: `${Math.round(p * 1000) / 10} percent of the calls${later}`, one: false };
  if (times === 1) return { many: `The next call${later}`, one: true };
  return times === undefined
    ? { many: `Every call${later}`, one: true }
    : { many: `The next ${times} calls${later}`, one: false };
}

/** A fault without its chance; an outcome with its name. */
function plainly(text: string): string {
  const [name = '', ...params] = text.split(';').map((part) => part.trim());
  const rest = params.filter((param) => !chance.includes(param.split('=')[0]!.trim()));
  const word = outcomeByCode.has(Number(name))
    ? outcomeWords(Number(name))
    : /^\d+$/.test(name)
      ? `HTTP ${name}`
      : name;
  return [word, ...rest].join(';');
}
