import { z } from 'zod';
import type { Shown } from './credential.ts';
import { type Key, same, secretOf } from './key-auth.ts';
import { Refusal } from './outcomes.ts';
import { type Digest, sha256 } from './sha256.ts';
import { playPart } from './test-keys.ts';

const encoder = new TextEncoder();
const head = toBase64Url(encoder.encode('{"alg":"HS256","typ":"JWT"}'));

/** The HMAC-SHA256 of a text. */
export async function hmac(secret: string | Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof secret === 'string' ? encoder.encode(secret) : secret;
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
}

/**
 * A token in exchange for a key, with its session where it has one: a JSON Web Token (RFC 7519) that the key's digest signs,
 * so that any replica can read it, whether the key was given to it plain or hashed. Times are in epoch seconds.
 */
export async function issueToken(shown: string, claims: { iat: number; exp: number }): Promise<string> {
  const [secret = '', session] = shown.split(/~(.*)/s, 2);
  const payload = toBase64Url(encoder.encode(JSON.stringify({ ...claims, ...(session !== undefined && { session }) })));
  const signature = await signed(`${head}.${payload}`, sha256(secret));
  return `${head}.${payload}.${signature}`;
}

async function signed(text: string, digest: Digest): Promise<string> {
  return toBase64Url(await hmac(digest, text));
}

/** A token; for no key, and for one that plays a part, there is none: they are shown as they are, and refused. */
export async function tokenFor(shown: string, claims: { iat: number; exp: number }): Promise<string> {
  const secret = secretOf(shown);
  return secret === '' || playPart(secret) ? shown : issueToken(shown, claims);
}

/**
 * The key that a token was made from; undefined where from none. `now` is in epoch milliseconds.
 * @throws Refusal expired_key
 */
export async function readToken(token: string, keys: readonly Key[], now: number): Promise<Shown | undefined> {
  const [header, payload, signature, ...more] = token.split('.');
  if (header !== head || payload === undefined || signature === undefined || more.length > 0) return undefined;
  for (const [key, digest] of signers(keys)) {
    if (!same(await signed(`${header}.${payload}`, digest), signature)) continue;
    const claims = claimsIn(payload);
    if (claims === undefined) return undefined;
    const { exp, session } = claims;
    if (exp * 1000 <= now) throw new Refusal('expired_key', { by: 'auth' });
    return session === undefined ? { key } : { key, session };
  }
  return undefined;
}

/** What this process showed itself comes last: few tokens are of that kind. */
function signers(keys: readonly Key[]): [Key, Digest][] {
  const shown = keys.map((key): [Key, Digest] => [key, key.digest]);
  return [...shown, ...keys.flatMap((key): [Key, Digest][] => (key.standIn ? [[key, key.standIn]] : []))];
}

const Claims = z.object({ exp: z.number(), session: z.string().optional() });

/** Who has a key can sign anything with it. */
function claimsIn(payload: string): z.infer<typeof Claims> | undefined {
  try {
    return Claims.safeParse(JSON.parse(fromBase64Url(payload))).data;
  } catch {
    return undefined;
  }
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
