import type { Next } from 'hono';
import type { AppContext } from './call.ts';
import type { Dialect } from './dialect.ts';
import { Refusal } from './outcomes.ts';

/** A key and the name that the log knows it by. */
export interface Key {
  name: string;
  secret: string;
}

/** Lets in who shows a known key, in the way that the dialect carries one. */
export function keyAuth(dialect: Dialect, keys: readonly Key[]) {
  const carriers = dialect.keys.map((credential) => credential.name).join(', or ');
  return function keyAuth(c: AppContext, next: Next): Promise<void> {
    let shown: string | undefined;
    for (const credential of dialect.keys) shown ??= credential.read(c);
    const key = shown === undefined ? undefined : findKey(keys, shown);
    if (!key) {
      const problem = shown === undefined ? 'No API key was sent.' : 'The API key that was sent is not known.';
      throw new Refusal('unauthorized', {
        by: 'auth',
        detail: { problem: `${problem} Send your key in ${carriers}.` },
      });
    }
    c.get('call').key = key.name;
    return next();
  };
}

/** Looks at every key to its end, so that the time taken tells nothing of them. */
function findKey(keys: readonly Key[], shown: string): Key | undefined {
  let found: Key | undefined;
  for (const key of keys) if (same(key.secret, shown)) found = key;
  return found;
}

function same(secret: string, shown: string): boolean {
  let difference = secret.length ^ shown.length;
  for (let i = 0; i < shown.length; i++) difference |= shown.charCodeAt(i) ^ secret.charCodeAt(i % secret.length);
  return difference === 0;
}
