import { type OutcomeName, Refusal } from './outcomes.ts';

/** Keys that play a part, in every dialect: each meets one refusal, whatever is asked. */
const parts: ReadonlyMap<string, OutcomeName> = new Map([
  ['test-invalid', 'unauthorized'],
  ['test-expired', 'expired_key'],
  ['test-no-credit', 'no_credits'],
  ['test-blocked-ip', 'blocked_address'],
  ['test-throttled', 'max_retries'],
]);

export const testKeys: readonly string[] = [...parts.keys()];

/** What this key always meets; undefined where it plays no part. */
export function playPart(key: string): Refusal | undefined {
  const outcome = parts.get(key);
  if (outcome === undefined) return undefined;
  const headers = outcome === 'max_retries' ? throttled : undefined;
  return new Refusal(outcome, { by: 'test-key', http: true, ...(headers && { headers }) });
}

const throttled = { 'Retry-After': '60', ...rateHeaders(100, 0, 60) };

/** The headers that most vendors tell a limit by: points, how many are left, seconds until they are there again. */
export function rateHeaders(limit: number, remaining: number, seconds: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(seconds),
  };
}
