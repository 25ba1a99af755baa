import type { Key } from './key-auth.ts';
import { sha256 } from './sha256.ts';

interface Secret {
  /** What this process itself shows as the key. */
  own: string;
  plain: boolean;
}

/** The one place where secrets are kept: a `Key` has digests only, so that what tells of keys cannot tell these. */
const secrets = new WeakMap<Key, Secret>();

/** A key from its secret, which is kept: Eko's signatures and the console's samples are made with it. */
export function plainKey(name: string, secret: string): Key {
  const key = { name, digest: sha256(secret) };
  secrets.set(key, { own: secret, plain: true });
  return key;
}

/** A key of which no more is known than its SHA-256, in hexadecimal digits; this process shows a word of its own as it. */
export function hashedKey(name: string, hex: string): Key {
  const own = crypto.randomUUID();
  const key = { name, digest: hex.toLowerCase(), standIn: sha256(own) };
  secrets.set(key, { own, plain: false });
  return key;
}

/** What this process shows as this key, when it calls itself. */
export function ownSecret(key: Key): string {
  return secrets.get(key)!.own;
}

/** The secret, where it was given; undefined of a key that was given hashed. */
export function plainSecret(key: Key): string | undefined {
  const secret = secrets.get(key);
  return secret?.plain ? secret.own : undefined;
}
