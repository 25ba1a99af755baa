import type { Call } from '../../../app/call.ts';

/**
 * The call's id as a trace of AWS X-Ray, which is what Setu's are [D]: the second, then 24 digits, all in base 16.
 * @example traceOf(call) // '1-6346a91a-620cf6cc4f68d2e30316881e'
 */
export function traceOf({ id, startedAt }: Call): string {
  const seconds = Math.floor(startedAt / 1000).toString(16);
  const digits = id.toLowerCase().replace(/[^0-9a-f]/g, '');
  return `1-${seconds.padStart(8, '0')}-${digits.padEnd(24, '0').slice(0, 24)}`;
}
