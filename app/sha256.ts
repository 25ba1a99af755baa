import { sha256 as slow } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A SHA-256 as 64 hexadecimal digits in lower case. */
export type Digest = string;

/** The SHA-256 (FIPS 180-4) of a text in UTF-8, at once and on every runtime: Web Crypto makes a call wait. */
export const sha256: (text: string) => Digest = platforms() ?? portable;

/** By the package, which is audited, where the runtime has none that answers at once. */
export function portable(text: string): Digest {
  return bytesToHex(slow(utf8ToBytes(text)));
}

/** Node's takes a fifth of the time; asked for like this, since an import of it would keep the app from other runtimes. */
function platforms(): ((text: string) => Digest) | undefined {
  const { hash } = globalThis.process?.getBuiltinModule?.('node:crypto') ?? {};
  return hash && ((text) => hash('sha256', text, 'hex'));
}
