import type { AppContext } from './call.ts';
import type { Credential, Shown } from './credential.ts';
import { detached } from './detached.ts';
import { Refusal } from './outcomes.ts';
import { type Digest, sha256 } from './sha256.ts';
import type { Awaitable, Sessions } from './store/store.ts';
import { playPart } from './test-keys.ts';

/** A key as it is known by: the name that the log has, and the SHA-256 of its secret, never the secret. */
export interface Key {
  name: string;
  digest: Digest;
  /** Of what this process shows instead when it calls itself; absent where it has the secret. */
  standIn?: Digest;
}

const sessionShape = /^[\w.-]{1,64}$/;

/** Lets in who shows a known key in one of these ways; a name after `~` puts the call into that session. */
export function keyAuth(credentials: readonly Credential[], keys: readonly Key[], sessions: Sessions) {
  const carriers = credentials.map((credential) => credential.name).join(', or ');
  return function keyAuth<T>(c: AppContext, next: () => Awaitable<T>): Awaitable<T> {
    for (const credential of credentials) {
      const shown = credential.read(c);
      if (shown === undefined) continue;
      if (credential.find) return credential.find(shown, c, keys).then((found) => enter(found, shown, c, next));
      return enter(findPlain(shown, keys), shown, c, next);
    }
    throw unauthorized('No API key was sent.', carriers, missingIn(c));
  };

  /** The header that is not there; a key in another vendor's header is no key here, rather than a header too few. */
  function missingIn(c: AppContext): string | undefined {
    const { needs = [] } = credentials[0]!;
    const missing = needs.find((name) => c.req.header(name) === undefined);
    if (missing === undefined) return undefined;
    const elsewhere = [...c.req.raw.headers].some(
      ([name, value]) => !needs.includes(name) && findPlain(value.split(' ').at(-1)!, keys),
    );
    return elsewhere ? undefined : missing;
  }

  function enter<T>(found: Shown | undefined, shown: string, c: AppContext, next: () => Awaitable<T>): Awaitable<T> {
    if (!found) throw playPart(secretOf(shown)) ?? unauthorized('The API key that was sent is not known.', carriers);
    const call = c.get('call');
    call.key = found.key.name;
    if (found.session !== undefined) enterSession(call, found.session, sessions);
    return next();
  }
}

/** What stands before a session's name. */
export function secretOf(shown: string): string {
  const tilde = shown.indexOf('~');
  return tilde < 0 ? shown : shown.slice(0, tilde);
}

/** The key that is shown as it is. */
export function findPlain(shown: string, keys: readonly Key[]): Shown | undefined {
  const secret = secretOf(shown);
  const key = findKey(keys, secret);
  if (!key) return undefined;
  return secret.length === shown.length ? { key } : { key, session: detached(shown.slice(secret.length + 1)) };
}

/** @throws Refusal bad_request where a session cannot have that name */
export function enterSession(call: { session: string }, session: string, sessions: Sessions): void {
  if (!sessionShape.test(session)) {
    // Who knows a key may know how to write it.
    const message = 'A session, the name after "~" in a key, has 1 to 64 letters, digits, "_", "." or "-".';
    throw new Refusal('bad_request', { by: 'auth', http: true, message });
  }
  call.session = session;
  sessions.touch(session);
}

/** `missing` is the header that should have been there. */
export function unauthorized(problem: string, carriers: string, missing?: string): Refusal {
  const detail = { problem: `${problem} Send your key in ${carriers}.` };
  return new Refusal('unauthorized', { by: 'auth', detail, missing });
}

/** The key with this secret. Looks at every key to its end, so that the time taken tells nothing of them. */
export function findKey(keys: readonly Key[], shown: string): Key | undefined {
  const digest = sha256(shown);
  let found: Key | undefined;
  for (const key of keys) {
    if (same(key.digest, digest)) found = key;
    if (key.standIn !== undefined && same(key.standIn, digest)) found = key;
  }
  return found;
}

/** Whether two texts are the same, in a time that tells nothing of the first. */
export function same(secret: string, shown: string): boolean {
  let difference = secret.length ^ shown.length;
  for (let i = 0; i < shown.length; i++) difference |= shown.charCodeAt(i) ^ secret.charCodeAt(i % secret.length);
  return difference === 0;
}
