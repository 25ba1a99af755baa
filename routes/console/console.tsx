import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { Child } from 'hono/jsx';
import { secureHeaders } from 'hono/secure-headers';
import type { Page as AppPage } from '../../app/app.ts';
import type { AppContext, Env } from '../../app/call.ts';
import { same } from '../../app/key-auth.ts';
import { Refusal } from '../../app/outcomes.ts';
import { createDoor } from './door.ts';
import { Page } from './page.tsx';
import { consolePolicy } from './policy.ts';
import { createRooms } from './room.ts';
import { SignIn, signIn } from './sign-in.tsx';
import type { Action, View } from './view.ts';
import { views } from './views.ts';
import { type Status, written } from './written.ts';

/** The console: each view is a page that is made here, its forms are answered here, and scripts only make it smoother. */
export const consolePages: AppPage = (deps, ask) => {
  const app = new OpenAPIHono<Env>();
  const door = createDoor(deps.config, deps.now);
  const roomFor = createRooms(deps, ask);
  const key = deps.config.ADMIN_KEY ? 'Admin key' : 'API key';

  app.use(secureHeaders({ contentSecurityPolicy: consolePolicy, strictTransportSecurity: false }));
  app.use('/console/*', bodyLimit({ maxSize: 1_000_000, onError: () => tooLarge() }));
  app.get('/console', (c) => c.redirect('/'));
  app.post('/console/sign-in', signIn(door, deps));

  for (const view of views) {
    app.get(view.path, async (c) => {
      const token = await door.enter(c);
      if (token === undefined) return written(c, <SignIn what={key} />, 401);
      return page(c, view, token, await view.show(c, roomFor(c, token)));
    });
    for (const [name, action] of Object.entries(view.actions ?? {})) {
      app.post(`${view.path === '/' ? '/console' : view.path}/${name}`, (c) => act(c, view, action));
    }
  }
  app.post('/console/sign-out', async (c) => {
    await formWithToken(c);
    door.signOut(c);
    return c.redirect('/', 303);
  });
  app.all('*', () => {
    throw new Refusal('unknown_path', { by: 'route' });
  });
  return app;

  async function act(c: AppContext, view: View, action: Action): Promise<Response> {
    const { form, token } = await formWithToken(c);
    const done = await action(form, roomFor(c, token), c);
    return 'to' in done ? c.redirect(done.to, 303) : page(c, view, token, done.show, done.status);
  }

  async function formWithToken(c: AppContext): Promise<{ form: FormData; token: string }> {
    const token = await door.known(c);
    const form = await readForm(c);
    const carried = form.get('token');
    const own = token !== undefined && typeof carried === 'string' && same(token, carried);
    if (own) return { form, token };
    throw new Refusal('forbidden', {
      by: 'console',
      message: 'Open the console again: this form is not from its pages.',
    });
  }
};

function page(c: AppContext, view: View, token: string, content: Child, status?: Status) {
  const whole = (
    <Page title={view.title} views={views} view={view} token={token}>
      {content}
    </Page>
  );
  return written(c, whole, status);
}

async function readForm(c: AppContext): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch {
    throw new Refusal('bad_request', { by: 'console', message: 'The body is no form.' });
  }
}

function tooLarge(): never {
  throw new Refusal('body_too_large', { by: 'console' });
}
