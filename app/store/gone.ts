import { Refusal } from '../outcomes.ts';

/** What answers where the store would be needed and cannot be reached; the cause is for the log only. */
export function storeGone(cause?: unknown): Refusal {
  return new Refusal('source_unavailable', {
    http: true,
    by: 'store',
    message: 'The store cannot be reached. Try again later.',
    headers: { 'Retry-After': '1' },
    cause,
  });
}
