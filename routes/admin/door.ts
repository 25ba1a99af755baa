import type { Next } from 'hono';
import type { Deps } from '../../app/app.ts';
import type { AppContext } from '../../app/call.ts';
import { headerKey } from '../../app/dialect.ts';
import { keyAuth } from '../../app/key-auth.ts';
import { createDoor } from '../console/door.ts';
import { problemWords } from './problem.ts';

export const adminKey = headerKey('X-Admin-Key');

/** Lets in who shows the admin key; where none is set, which is in development only, who shows an API key. Who is signed in to the console may read. */
export function adminDoor({ config, native, store, now }: Deps) {
  const auth = config.ADMIN_KEY
    ? keyAuth([adminKey], [config.ADMIN_KEY], store.sessions)
    : keyAuth([adminKey, ...native.keys], config.API_KEYS, store.sessions);
  const { known } = createDoor(config, now);
  return async function adminDoor(c: AppContext, next: Next): Promise<void> {
    c.get('call').words = problemWords;
    // The console's pages read with their cookie. What changes anything wants a key, or the console's own forms.
    if (c.req.method === 'GET' && c.req.header('cookie') !== undefined && (await known(c))) return next();
    return auth(c, next);
  };
}
