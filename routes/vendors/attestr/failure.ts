import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords } from '../shared/reason.ts';

/** Attestr's codes [C]: the status of HTTP, then a digit. Those that are not here end in 1 [I]. */
const codes: Partial<Record<OutcomeName, number>> = {
  no_credits: 4005,
  missing_consent: 4001,
  unauthorized: 4016,
  expired_key: 4016,
  blocked_address: 4039,
  forbidden: 4039,
  max_retries: 4291,
};

/** What is said of them [I], but for the consent [C]. */
const messages: Partial<Record<OutcomeName, string>> = {
  invalid_input: 'Malformed request',
  no_credits: 'Insufficient credits',
  missing_consent: 'Missing or insufficient consent to process the request',
  unauthorized: 'Invalid credentials',
  expired_key: 'Credentials expired',
  blocked_address: 'IP address is not whitelisted',
  max_retries: 'Rate limit exceeded',
  unknown_path: 'Resource not found',
};

/** Words a refusal: what is not found is an answer of HTTP 200 [D], all else has a code. */
export function fail(refusal: Refusal, _call: Call, detail: unknown): Spoken {
  const { outcome, row, options } = refusal;
  if (outcome === 'not_found' && !options.http)
    return { status: 200, body: { valid: false, message: 'No record found' } };
  const code = codes[outcome] ?? row.http * 10 + 1;
  // Our own words, so in development only.
  const issues = detail === undefined ? undefined : options.issues;
  const wrong = issues?.map(({ path, message }) => `${path.join('.') || 'body'} ${message}`).join('; ');
  return {
    status: Math.floor(code / 10),
    body: { code, message: wrong ?? messages[outcome] ?? plainWords(refusal) },
  };
}

/** Shape of every refusal. */
export const failed = z.union([
  z.strictObject({ valid: z.literal(false), message: z.string() }),
  z.strictObject({ code: z.int(), message: z.string() }),
]);
