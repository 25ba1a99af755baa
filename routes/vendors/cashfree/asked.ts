import type { Call } from '../../../app/call.ts';
import { callNumber } from '../shared/call-number.ts';

/** A field of the request as it was sent, for an answer that echoes it; null where it was none. */
export function asked(call: Call, field: string): string | null {
  const json = call.heard?.json;
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[field] : undefined;
  return typeof value === 'string' ? value : null;
}

/** The vendor's own number of a call: nine digits, the same for the same request id. */
export function referenceOf(call: Call): number {
  return Number(callNumber(call, 9));
}

/** The caller's id of a verification and the vendor's, which most answers begin with. */
export function idsOf(call: Call) {
  return { verification_id: asked(call, 'verification_id'), reference_id: referenceOf(call) };
}
