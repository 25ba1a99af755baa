import type { Credential, Shown } from '../../../app/credential.ts';
import { type Key, same } from '../../../app/key-auth.ts';
import { ownSecret } from '../../../app/secrets.ts';
import { playPart, testKeys } from '../../../app/test-keys.ts';
import { hmac, toBase64 } from '../../../app/token.ts';

/** How far a client's clock may be off, in milliseconds [I]; that a stale timestamp is refused is documented [D]. */
const windowMs = 5 * 60_000;

const headers = { id: 'developer_key', signature: 'secret-key', time: 'secret-key-timestamp' };

/**
 * Eko's signature: the key itself, there the access key, never travels. What travels is a timestamp that it signed,
 * and a developer key, which may be anything; a session's name stands after its `~` [D but for the session].
 */
export const signedKey: Credential = {
  name: `${headers.id}, ${headers.signature} and ${headers.time}`,
  schemes: Object.fromEntries(
    Object.values(headers).map((name) => [name, { type: 'apiKey', in: 'header', name, ...described(name) }]),
  ),
  signs: true,
  read: (c) => c.req.header(headers.id),
  async carry(key) {
    const [secret = '', session] = key.split(/~(.*)/s, 2);
    const time = String(Date.now());
    return {
      [headers.id]: session === undefined ? 'developer' : `developer~${session}`,
      [headers.signature]: await sign(secret, time),
      [headers.time]: time,
    };
  },
  async find(shown, c, keys) {
    const time = c.req.header(headers.time) ?? '';
    const signature = c.req.header(headers.signature);
    // Not the call's own time, which a test may set: a client signs by the clock on the wall.
    if (signature === undefined || !(Math.abs(Date.now() - Number(time)) <= windowMs)) return undefined;
    const key = await signerOf(signature, time, keys);
    return key && withSession(key, shown);
  },
};

function described(name: string): { description?: string } {
  if (name !== headers.signature) return {};
  return { description: 'The HMAC of the timestamp. A key that Namuna was given hashed signs nothing.' };
}

/** Which key signed; @throws Refusal where it is one that plays a part */
async function signerOf(signature: string, time: string, keys: readonly Key[]): Promise<Key | undefined> {
  for (const key of keys) if (same(await sign(ownSecret(key), time), signature)) return key;
  for (const part of testKeys) if ((await sign(part, time)) === signature) throw playPart(part);
  return undefined;
}

function withSession(key: Key, shown: string): Shown {
  const [, session] = shown.split(/~(.*)/s, 2);
  return session === undefined ? { key } : { key, session };
}

/** The key of the HMAC is the text of the Base64, not what it stands for, as Eko's own SDK has it [D]. */
async function sign(secret: string, time: string): Promise<string> {
  // Web Crypto takes no empty key.
  return secret === '' ? '' : toBase64(await hmac(toBase64(new TextEncoder().encode(secret)), time));
}
