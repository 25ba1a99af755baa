import { z } from 'zod';
import { findKey, type Key } from './key-auth.ts';
import { hashedKey, plainKey } from './secrets.ts';
import { testKeys } from './test-keys.ts';

/** A name, and a key or its SHA-256. No key holds a `~`, so that neither can be taken for the other. */
const keyShape = /^(?:([A-Za-z0-9_-]{1,32}):)?(?:([\x21-\x2b\x2d-\x7d]{8,128})|sha256~([0-9A-Fa-f]{64}))$/;
const keyWords =
  'keys of 8 to 128 printable characters without space, comma or ~, or sha256~ and 64 hexadecimal digits';

const playsPart = (text: string) => testKeys.some((part) => findKey([toKey(text)], part));

/** A key as a setting has it. */
export const keyText = z
  .string()
  .regex(keyShape, keyWords)
  .refine((text) => findKey([toKey(text)], '') === undefined, 'the SHA-256 of a key, which is not that of nothing')
  .refine((text) => !playsPart(text), `keys that play no part; ${testKeys.join(', ')} do`);

/** `unnamed` is its name where none is given. */
export function toKey(text: string, unnamed = ''): Key {
  const [, name = unnamed, secret = '', hex] = keyShape.exec(text) ?? [];
  return hex === undefined ? plainKey(name, secret) : hashedKey(name, hex);
}

/** Nobody reads its name, so what could be one belongs to the key. */
export function toAdminKey(text: string): Key {
  const [, , , hex] = keyShape.exec(text) ?? [];
  return hex === undefined ? plainKey('admin', text) : hashedKey('admin', hex);
}
