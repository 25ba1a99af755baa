import type { Call } from '../../../app/call.ts';
import { hash32 } from '../../../data/hash.ts';

/** A number of this many digits that belongs to the call, such as a bank's transaction reference; at most 18. */
export function callNumber({ id }: Call, digits: number): string {
  const text = `${hash32(id)}`.padStart(9, '1').slice(-9) + `${hash32(`${id}.`)}`.padStart(9, '1').slice(-9);
  // A reference does not start with 0, so that it stays whole where it is read as a number.
  return `${(Number(text[0]) % 9) + 1}${text.slice(1, digits)}`;
}
