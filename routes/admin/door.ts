import type { Next } from 'hono';
import type { Deps } from '../../app/app.ts';
import type { AppContext } from '../../app/call.ts';
import { headerKey } from '../../app/dialect.ts';
import { keyAuth } from '../../app/key-auth.ts';
import { problemWords } from './problem.ts';

export const adminKey = headerKey('X-Admin-Key');

/** Lets in who shows the admin key; where none is set, which is in development only, who shows an API key. */
export function adminDoor({ config, native, store }: Deps) {
  const auth = config.ADMIN_KEY
    ? keyAuth([adminKey], [config.ADMIN_KEY], store.sessions)
    : keyAuth([adminKey, ...native.keys], config.API_KEYS, store.sessions);
  return function adminDoor(c: AppContext, next: Next): Promise<void> {
    c.get('call').words = problemWords;
    return auth(c, next);
  };
}
