import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { AppContext } from '../../app/call.ts';
import type { Config } from '../../app/config.ts';
import { findKey } from '../../app/key-auth.ts';
import { hmac, toBase64 } from '../../app/token.ts';

const cookie = 'namuna_console';

/** How long one stays signed in, in seconds. */
const stay = 12 * 3600;

/** The console's door: who may come in, and the token that what they change must carry. */
export interface Door {
  /** The token of who is in; undefined for who is not. */
  known(c: AppContext): Promise<string | undefined>;
  /** The same, but that it lets in whom no key is asked of. */
  enter(c: AppContext): Promise<string | undefined>;
  /** Lets in who shows the admin key or, where there is none, an API key. */
  signIn(c: AppContext, shown: string): Promise<boolean>;
  signOut(c: AppContext): void;
}

/** A cookie that the key's digest signs, so that any replica can read it, and none from before the key was changed. */
export function createDoor({ ADMIN_KEY, API_KEYS, ENVIRONMENT }: Config, now: () => number): Door {
  const keys = ADMIN_KEY ? [ADMIN_KEY] : API_KEYS;
  const secret = keys[0]!.digest;
  const open = ADMIN_KEY === undefined && ENVIRONMENT === 'development';
  const tokenOf = async (until: string) => toBase64(await hmac(secret, `console token ${until}`));

  async function letIn(c: AppContext): Promise<string> {
    const until = String(Math.floor(now() / 1000) + stay);
    const secure = c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https';
    const options = { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: stay, secure } as const;
    await setSignedCookie(c, cookie, until, secret, options);
    return tokenOf(until);
  }

  async function known(c: AppContext): Promise<string | undefined> {
    const until = await getSignedCookie(c, secret, cookie);
    return until && Number(until) * 1000 > now() ? tokenOf(until) : undefined;
  }

  return {
    known,
    enter: async (c) => (await known(c)) ?? (open && fromThisMachine(c) ? letIn(c) : undefined),
    async signIn(c, shown) {
      if (!findKey(keys, shown)) return false;
      await letIn(c);
      return true;
    },
    signOut: (c) => void deleteCookie(c, cookie, { path: '/' }),
  };
}

const ownHost = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//;

/** By the socket's other end; and by the host's name, since any page can lead its own name here. */
function fromThisMachine(c: AppContext): boolean {
  const address = c.env?.incoming?.socket.remoteAddress ?? '';
  return /^(?:::ffff:)?127\.|^::1$/.test(address) && ownHost.test(c.req.url) && !c.req.header('x-forwarded-for');
}
