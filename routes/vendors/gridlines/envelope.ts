import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { askedPath } from '../shared/asked-path.ts';
import { plainWords, reasonCode, wordedBy } from '../shared/reason.ts';
import { unreadable } from '../shared/unreadable.ts';
import { referenceOf } from './api-key.ts';
import { isGridlines } from './phrase.ts';

/** Below the API's own name: `/rc-api/fetch-detailed` says `/fetch-detailed` [C]. */
const pathOf = (call: Call) => askedPath(call).replace(/^\/[\w-]+(?=\/)/, '');

/** An answer with its status, around `data` or `error`, in Gridlines' order [C]. */
export function envelope(status: number, inside: { data: unknown } | { error: unknown }, call: Call): object {
  const { id, startedAt } = call;
  const ids = { request_id: id, ...referenceOf(call) };
  return { ...ids, status, ...inside, timestamp: Math.round(startedAt), path: pathOf(call) };
}

/** The codes of errors: those that were seen [C] are of a wrong Aadhaar number and of the source; the rest are ours [I]. */
const codes: Partial<Record<OutcomeName, string>> = {
  invalid_input: 'BAD_REQUEST',
  missing_consent: 'CONSENT_REQUIRED',
  unauthorized: 'UNAUTHORIZED',
  expired_key: 'UNAUTHORIZED',
  no_credits: 'INSUFFICIENT_CREDITS',
  blocked_address: 'IP_NOT_WHITELISTED',
  max_retries: 'RATE_LIMIT_EXCEEDED',
  unavailable: 'UPSTREAM_INTERNAL_SERVER_ERROR',
  internal_server_error: 'INTERNAL_SERVER_ERROR',
  unknown_path: 'NOT_FOUND',
};

const messages: Partial<Record<OutcomeName, string>> = {
  missing_consent: 'Consent is required.',
  unauthorized: 'Invalid API key.',
  unavailable: 'Upstream source/Government source internal server error. Please start the process again.',
};

/** The statuses of HTTP where they are not those of the table [I]. */
const statuses: Partial<Record<OutcomeName, number>> = { missing_consent: 400 };

/** Words a refusal: what is not found has a code inside HTTP 200 [C], all else is an error. */
export function fail(refusal: Refusal, call: Call, detail: unknown): Spoken {
  const { outcome, options, row } = refusal;
  const { phrase } = call;
  const worded = wordedBy(refusal);
  if (outcome === 'not_found' && !options.http && isGridlines(phrase)) {
    return { status: 200, body: envelope(200, { data: phrase.missing }, call) };
  }
  const status = statuses[outcome] ?? row.http;
  // What is no body is no wrong number [I].
  const own = worded === 'invalid_input' && !unreadable(refusal) && isGridlines(phrase) ? phrase.invalid : undefined;
  // Our own words, so in development only.
  const issues = detail === undefined ? undefined : options.issues;
  const fields = issues?.map(({ path, message }) => ({ field: path.join('.') || 'body', message }));
  const code = codes[worded] ?? reasonCode(row.http);
  const error = own ?? { code, message: messages[worded] ?? plainWords(refusal) };
  const type = `https://docs.gridlines.io/#:~:text=${error.code}`;
  return {
    status,
    body: envelope(status, { error: { ...error, type, ...(fields && { metadata: { fields } }) } }, call),
  };
}

const around = {
  ...{ request_id: z.string(), reference_id: z.string().optional(), status: z.int() },
  ...{ timestamp: z.int(), path: z.string() },
};

/** Shape of a success around a phrase's result. */
export const wrapped = (data: z.ZodType) => z.strictObject({ ...around, status: z.literal(200), data });

const Wrong = z.strictObject({ field: z.string(), message: z.string() });
const WrongFields = z.strictObject({ fields: z.array(Wrong) });

/** Shape of every refusal. */
export const failed = z.union([
  z.strictObject({ ...around, data: z.strictObject({ code: z.string(), message: z.string() }) }),
  z.strictObject({
    ...around,
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      type: z.string(),
      metadata: WrongFields.optional(),
    }),
  }),
]);
