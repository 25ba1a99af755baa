import { describe, expect, it } from 'vitest';
import { views } from '../routes/console/views.ts';
import { key, testApp } from './support/app.ts';
import { visit } from './support/console.ts';

const adminKey = 'admin-secret-456';
const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>\u202eevil';

function signIn(app: ReturnType<typeof testApp>, shown: string) {
  return app.fetch('/console/sign-in', { method: 'POST', body: new URLSearchParams({ key: shown }) });
}

describe('the door', () => {
  it.each(views.map(({ path }) => path))('asks for a key at %s', async (path) => {
    const response = await testApp().fetch(path);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null]);
    expect(await response.text()).toContain('API key');
  });

  it('opens to the admin key, where there is one, and not to an API key', async () => {
    const app = testApp({ ADMIN_KEY: adminKey, ENVIRONMENT: 'production' });
    expect((await signIn(app, key)).status).toBe(401);
    const response = await signIn(app, adminKey);
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toMatch(
      /^namuna_console=\d+\.[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('marks its cookie as secure where the way there is', async () => {
    const app = testApp({ ADMIN_KEY: adminKey });
    const body = new URLSearchParams({ key: adminKey });
    const headers = { 'X-Forwarded-Proto': 'https' };
    const response = await app.fetch('/console/sign-in', { method: 'POST', body, headers });
    expect(response.headers.get('set-cookie')).toContain('; Secure');
  });

  it('does not exist in production without an admin key', async () => {
    const app = testApp({ ENVIRONMENT: 'production' });
    for (const path of ['/console', '/console/live', '/console/sign-in'])
      expect((await app.fetch(path)).status).toBe(404);
    const root = await app.fetch('/');
    expect([root.status, root.headers.get('location')]).toEqual([302, '/docs']);
  });

  it('takes five wrong keys in a minute, and then none, not even the right one', async () => {
    let now = 1_790_000_000_000;
    const app = testApp({ ADMIN_KEY: adminKey }, { now: () => now });
    for (let i = 0; i < 5; i++) expect((await signIn(app, `wrong-${i}`)).status).toBe(401);
    for (const shown of ['wrong', adminKey]) {
      const response = await signIn(app, shown);
      expect(response.status).toBe(429);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
    }
    now += 61_000;
    expect((await signIn(app, adminKey)).status).toBe(303);
  });

  it('does not count right keys', async () => {
    const app = testApp({ ADMIN_KEY: adminKey });
    for (let i = 0; i < 8; i++) expect((await signIn(app, adminKey)).status).toBe(303);
  });

  it('knows its cookie for twelve hours, and no other', async () => {
    let now = 1_790_000_000_000;
    const app = testApp({}, { now: () => now });
    const cookie = (await signIn(app, key)).headers.get('set-cookie')!.split(';')[0]!;
    const status = async (shown: string) => (await app.fetch('/', { headers: { cookie: shown } })).status;
    const [name, value] = cookie.split(/=(.*)/s) as [string, string];
    expect(await status(cookie)).toBe(200);
    expect(await status(`${name}=9${value.slice(1)}`)).toBe(401);
    expect(await status(`${name}=9999999999`)).toBe(401);
    expect(await status(`${name}=${encodeURIComponent('<>')}`)).toBe(401);
    now += 12 * 3_600_000 + 1;
    expect(await status(cookie)).toBe(401);
  });

  it('reads the admin API with its cookie, and changes nothing there', async () => {
    const { app, cookie } = await visit({ ADMIN_KEY: adminKey });
    const headers = { cookie, 'Content-Type': 'application/json' };
    expect((await app.fetch('/__admin/rules', { headers })).status).toBe(200);
    expect((await app.fetch('/__admin/rules')).status).toBe(401);
    const body = JSON.stringify({ fault: '108' });
    expect((await app.fetch('/__admin/rules', { method: 'POST', headers, body })).status).toBe(401);
    expect((await app.fetch('/__admin/rules', { method: 'DELETE', headers })).status).toBe(401);
  });
});

const actions = views.flatMap(({ path, actions = {} }) =>
  Object.keys(actions).map((name) => `${path === '/' ? '/console' : path}/${name}`),
);

describe('what changes anything', () => {
  it.each([...actions, '/console/sign-out'])('%s wants the token of its page', async (path) => {
    const { app, cookie, send } = await visit();
    for (const token of ['', 'wrong']) expect((await send(path, { token })).status).toBe(403);
    expect((await app.fetch(path, { method: 'POST', headers: { cookie } })).status).toBeOneOf([400, 403]);
    expect((await app.fetch(path, { method: 'POST', body: new URLSearchParams({ token: 'x' }) })).status).toBe(403);
  });

  it('cannot be another visit’s token', async () => {
    const { token } = await (await visit({ ADMIN_KEY: 'another-admin-key' })).open('/');
    const { send } = await visit();
    expect((await send('/console/break/stop-all', { token })).status).toBe(403);
  });

  it.each(actions)('%s takes no more than a megabyte', async (path) => {
    const { send } = await visit();
    expect((await send(path, { more: 'x'.repeat(1_100_000) })).status).toBe(413);
  });

  it('ends with signing out', async () => {
    const { send } = await visit();
    const response = await send('/console/sign-out', {});
    expect([response.status, response.headers.get('set-cookie')]).toEqual([
      303,
      expect.stringMatching(/^namuna_console=; Max-Age=0/),
    ]);
  });
});

const fields =
  'vendor endpoint about meet way key session many count percent service subject fault seconds note q pan state trait open code since next limit dialect outcome value id'.split(
    ' ',
  );

describe.each(views.map(({ path }) => path))('%s', (path) => {
  it('is under a strict policy, kept by nobody, and holds no script or style of its own', async () => {
    const { app, cookie } = await visit();
    const { headers } = await app.fetch(path, { headers: { cookie } });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const { text } = await (await visit()).open(path);
    expect(text).not.toMatch(/<script(?! type="module" src="\/console\/assets\/)|<style|\son\w+=|\sstyle=/);
  });

  it.each([
    ['nothing that is known', 'x'],
    ['hostile text', hostile],
    ['a very long text', 'ab'.repeat(20_000)],
    ['nothing', ''],
    ['a zero byte', 'a\u0000b'],
  ])('stands in its query %s', async (_case, value) => {
    const { open } = await visit();
    const { status, text } = await open(`${path}?${new URLSearchParams(fields.map((name) => [name, value]))}`);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
  });

  it('shows no secret in production', async () => {
    const { open } = await visit({ ENVIRONMENT: 'production', ADMIN_KEY: adminKey });
    const { text } = await open(path);
    expect(text).not.toContain(key);
    expect(text).not.toContain(adminKey);
  });
});

describe.each(actions)('the form of %s', (path) => {
  it.each([
    ['nothing', ''],
    ['hostile text', hostile],
    ['a long text', 'ab'.repeat(5000)],
  ])('takes %s in every field without a 5xx of its own', async (_case, value) => {
    const { send } = await visit();
    const response = await send(path, Object.fromEntries(fields.map((name) => [name, value])));
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toContain('<script>alert');
  });
});
