import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { askedPath } from '../shared/asked-path.ts';
import { reasonOf } from '../shared/reason.ts';

/** The statuses of HTTP that Eko documents [D]; a wrong key, one that is over and an unknown address are all 403. */
const httpStatuses: Partial<Record<OutcomeName, number>> = {
  unauthorized: 403,
  expired_key: 403,
  blocked_address: 403,
  forbidden: 403,
  unknown_path: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  internal_server_error: 500,
};

/** What went wrong with the business itself: 463 and 347 are Eko's codes [D], the other words are ours [I]. */
const business: Partial<Record<OutcomeName, { status: number; message: string }>> = {
  invalid_input: { status: 1, message: 'Validation failed' },
  not_found: { status: 463, message: 'No record found' },
  max_retries: { status: 1, message: 'Maximum attempts exceeded' },
  missing_consent: { status: 1, message: 'Consent is required' },
  multiple_records: { status: 1, message: 'Multiple records found' },
  not_supported: { status: 1, message: 'Not supported by the bank' },
  unavailable: { status: 1, message: 'Service is not available at the moment' },
  too_many_records: { status: 1, message: 'Too many records found' },
  no_credits: { status: 347, message: 'Insufficient balance' },
};

/** Words a refusal: HTTP 200 with a code inside where the business failed, else the bare status of the server. */
export function fail(refusal: Refusal, call: Call): Spoken {
  const { http, issues } = refusal.options;
  const told = http && refusal.outcome !== 'no_credits' ? undefined : business[refusal.outcome];
  if (!told) return serverError(httpStatuses[refusal.outcome] ?? refusal.row.http, call);
  const invalid = issues?.map(({ path, message }) => [path.join('.') || 'body', message]);
  return {
    status: 200,
    body: {
      response_status_id: told.status,
      ...(invalid && { invalid_params: Object.fromEntries(invalid) }),
      response_type_id: -1,
      message: told.message,
      status: told.status,
    },
  };
}

/** The server's own error page in JSON, as Spring writes one [I]. */
function serverError(status: number, call: Call): Spoken {
  const error = reasonOf(status);
  return {
    status,
    body: { timestamp: Math.round(call.startedAt), status, error, message: error, path: askedPath(call) },
  };
}

/** Shape of every refusal. */
export const failed = z.union([
  z
    .object({
      response_status_id: z.int(),
      invalid_params: z.record(z.string(), z.string()).optional(),
      response_type_id: z.int(),
      message: z.string(),
      status: z.int(),
    })
    .strict(),
  z.object({ timestamp: z.int(), status: z.int(), error: z.string(), message: z.string(), path: z.string() }).strict(),
]);
