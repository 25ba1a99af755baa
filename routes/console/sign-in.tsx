import type { Deps } from '../../app/app.ts';
import type { AppContext } from '../../app/call.ts';
import type { Store } from '../../app/store/store.ts';
import type { Door } from './door.ts';
import { Notice, Page } from './page.tsx';
import { written } from './written.ts';

const wrongTries = { points: 5, seconds: 60 };

/** The page that asks for a key. */
export function SignIn({ what, problem }: { what: string; problem?: string }) {
  return (
    <Page title="Sign in">
      <form method="post" action="/console/sign-in" class="panel sign-in" data-whole>
        <h1>Sign in</h1>
        {problem !== undefined && <Notice kind="wrong">{problem}</Notice>}
        <label>
          {what}
          <input name="key" type="password" autocomplete="current-password" required autofocus />
        </label>
        <button type="submit" class="primary">
          Open the console
        </button>
      </form>
    </Page>
  );
}

/** Takes a key; after five wrong ones in a minute from one address it takes none for the rest of it. */
export function signIn(door: Door, { config, store, now }: Pick<Deps, 'config' | 'store' | 'now'>) {
  const what = config.ADMIN_KEY ? 'Admin key' : 'API key';
  const tries = store.limiter('console', wrongTries);
  return async function signIn(c: AppContext): Promise<Response> {
    const from = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
    const shut = await shutFor(from, store.tickets, now());
    if (shut > 0) return tooMany(c, what, shut);
    const shown = (await c.req.formData()).get('key');
    if (typeof shown === 'string' && (await door.signIn(c, shown))) return c.redirect('/', 303);
    const { remaining, resetMs } = await tries.consume(from);
    // Kept beside the count, since only a look that takes no point tells who may try at all.
    if (remaining === 0) await store.tickets.keep('', `console shut ${from}`, String(now() + resetMs), resetMs);
    return written(c, <SignIn what={what} problem={`This is not the ${what.toLowerCase()}.`} />, 401);
  };
}

async function shutFor(from: string, tickets: Store['tickets'], now: number): Promise<number> {
  const until = await tickets.peek('', `console shut ${from}`);
  return until === undefined ? 0 : Math.max(1, Math.ceil((Number(until) - now) / 1000));
}

function tooMany(c: AppContext, what: string, seconds: number) {
  const problem = `Too many wrong keys. Try again in ${seconds} s.`;
  return written(c, <SignIn what={what} problem={problem} />, 429, { 'Retry-After': String(seconds) });
}
