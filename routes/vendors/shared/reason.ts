import { type OutcomeName, outcomeByCode, type Refusal } from '../../../app/outcomes.ts';
import { unreadable } from './unreadable.ts';

/** What HTTP calls its errors. Source: RFC 9110, with 413 and 422 under their older and commoner names. */
const reasons: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [413, 'Payload Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

/** What HTTP calls this status. */
export function reasonOf(status: number): string {
  return reasons.get(status) ?? 'Error';
}

/** The same as a code, such as `PAYMENT_REQUIRED`. */
export function reasonCode(status: number): string {
  return reasonOf(status).toUpperCase().replaceAll(' ', '_');
}

/** The outcome to find a vendor's words by: 108 is its source's failure, a 500 that was asked for the server's own. */
export function wordedBy({ outcome, options }: Refusal): OutcomeName {
  return outcome === 'unavailable' && options.http ? 'internal_server_error' : outcome;
}

const asked: ReadonlySet<string> = new Set(outcomeByCode.values());
/** What these say of a key is more than HTTP has a name for. */
const ofKeys: ReadonlySet<string> = new Set(['unauthorized', 'expired_key', 'no_credits', 'blocked_address']);

/** What is said where a vendor has no words: of one of the nine outcomes what it is, else what HTTP calls the status. */
export function plainWords(refusal: Refusal): string {
  const { outcome, options, row, message } = refusal;
  const known = ofKeys.has(outcome) || (asked.has(outcome) && !options.http && !unreadable(refusal));
  return known || options.message !== undefined ? message : reasonOf(row.http);
}
