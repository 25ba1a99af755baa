import { hash32 } from '../../../data/hash.ts';

/** An id as Signzy's store writes one, 24 hexadecimal digits; the same for the same text. */
export function objectId(text: string): string {
  const part = (at: number) => hash32(`${at} ${text}`).toString(16).padStart(8, '0');
  return part(0) + part(1) + part(2);
}
