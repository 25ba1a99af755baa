import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords } from '../shared/reason.ts';

/** The error of version 2 [D]; clients of version 3 read the same, or a `message` at the top [C]. */
export const failed = z.object({
  error: z.object({ name: z.literal('Error'), status: z.int(), message: z.string() }),
});

/**
 * Statuses are the vendor's where its list has one [D]: limits are a 403 there, and there is neither 402 nor 429.
 * Which message goes with which is [I].
 */
const outcomes: Partial<Record<OutcomeName, { status: number; message: string }>> = {
  invalid_input: { status: 400, message: 'Invalid inputs' },
  not_found: { status: 404, message: 'No records found' },
  max_retries: { status: 403, message: 'Request limit exceeded' },
  missing_consent: { status: 400, message: 'Consent is required' },
  multiple_records: { status: 422, message: 'Multiple records found' },
  not_supported: { status: 422, message: 'Not supported' },
  unavailable: { status: 500, message: 'Internal Server Error' },
  too_many_records: { status: 422, message: 'Too many records found' },
  no_credits: { status: 403, message: 'Insufficient credits' },
};

/** Titles of the vendor's list of errors [D]; those that it lacks are called as in HTTP [I]. */
const statuses: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Authorization Required'],
  [402, 'Payment Required'],
  [403, 'Access Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [422, 'Entity cannot be processed'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Internal Server Error'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

export function fail(refusal: Refusal, _call: Call): Spoken {
  const { status, message } = wordingOf(refusal);
  return { status, body: { error: { name: 'Error', status, message } } };
}

function wordingOf(refusal: Refusal): { status: number; message: string } {
  const { outcome, options, row } = refusal;
  // Who asks for a status gets it; a key for tests meets what the vendor answers.
  const asked = options.http && options.by !== 'test-key';
  const wording = asked ? undefined : outcomes[outcome];
  const worded = wording ?? { status: row.http, message: statuses.get(row.http) ?? plainWords(refusal) };
  const [issue] = options.issues ?? [];
  // "wrong element in type" is the vendor's own example [D].
  return issue && issue.path.length > 0
    ? { ...worded, message: `wrong element in ${issue.path.at(-1)?.toString()}` }
    : worded;
}
