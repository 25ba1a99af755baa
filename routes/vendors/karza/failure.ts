import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import { outcomeByCode, type Refusal } from '../../../app/outcomes.ts';
import { plainWords } from '../shared/reason.ts';
import { envelope, isV2 } from './envelope.ts';

/** Karza's HTTP errors [D]. */
const errors: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized Access'],
  [402, 'Insufficient Credits'],
  [500, 'Internal Server Error'],
  [503, 'Source Unavailable'],
  [504, 'Endpoint Request Timed Out'],
]);

const unknownRoute = { status: 403, message: 'Missing Authentication Token' };

/** What the gateway in front answers by itself [I], but for the unknown route [C]. Source: the defaults of AWS API Gateway. */
const gateway: Partial<Record<Refusal['outcome'], { status: number; message: string }>> = {
  unknown_path: unknownRoute,
  method_not_allowed: unknownRoute,
  forbidden: { status: 403, message: 'Forbidden' },
  blocked_address: { status: 403, message: 'Forbidden' },
  body_too_large: { status: 413, message: 'Request Too Long' },
  unsupported_media_type: { status: 415, message: 'Unsupported Media Type' },
  max_retries: { status: 429, message: 'Too Many Requests' },
  bad_gateway: { status: 502, message: 'Internal server error' },
};

/** Words any refusal: an outcome as a code inside HTTP 200, all else as an HTTP error. */
export function fail(refusal: Refusal, call: Call): Spoken {
  if (isOutcome(refusal)) return { status: 200, body: envelope(refusal.row.code, call) };
  const own = gateway[refusal.outcome];
  // API Gateway has no route for another method, so it knows of none to allow.
  const bare = refusal.outcome === 'method_not_allowed';
  if (own) return { status: own.status, body: { message: own.message }, ...(bare && { bare }) };
  const status = refusal.outcome === 'invalid_input' ? 400 : refusal.row.http;
  const v2 = isV2(call.phrase);
  // The document has the 504 of v2 and that of v3 apart; v3's is the gateway's own [I].
  if (status === 504 && !v2) return { status, body: { message: 'Endpoint request timed out' } };
  const error = errors.get(status) ?? plainWords(refusal);
  // v3's spelling of the id is [I].
  return { status, body: { status, error, ...(v2 ? { request_id: call.id } : { requestId: call.id }) } };
}

const asked: ReadonlySet<string> = new Set(outcomeByCode.values());

/** A code of Karza's, as against a request that was no good and an error that was asked for by its HTTP status. */
function isOutcome({ outcome, options }: Refusal): boolean {
  const malformed = outcome === 'invalid_input' && options.by === 'validation';
  return asked.has(outcome) && !malformed && options.http !== true;
}
