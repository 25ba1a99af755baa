import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The 32 bytes of a SHA-256. */
export type Digest = Uint8Array;

/** The SHA-256 (FIPS 180-4) of a text in UTF-8, at once and on every runtime: Web Crypto makes a call wait. */
export function sha256(text: string): Digest {
  return hash(utf8ToBytes(text));
}

/** Whether two digests are the same, in a time that tells nothing of either. */
export function sameDigest(one: Digest, other: Digest): boolean {
  let difference = 0;
  for (let i = 0; i < 32; i++) difference |= one[i]! ^ other[i]!;
  return difference === 0;
}

export const toHex: (digest: Digest) => string = bytesToHex;

/** A digest from its sixty-four hexadecimal digits. */
export const fromHex: (hex: string) => Digest = hexToBytes;
