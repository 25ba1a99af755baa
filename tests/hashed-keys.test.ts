import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../app/config.ts';
import type { Dialect } from '../app/dialect.ts';
import { dialects } from '../routes/index.ts';
import { bodyOf, key, type TestApp, testApp } from './support/app.ts';
import { toFetch } from './support/carried.ts';
import { visit } from './support/console.ts';
import { doorsOf } from './support/golden-doors.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
const adminKey = 'the-admin-key-9';
const hashed = { API_KEYS: `one:sha256~${hashOf(key)}`, ADMIN_KEY: `sha256~${hashOf(adminKey)}` };
const plain = { API_KEYS: `one:${key}`, ADMIN_KEY: adminKey };
const admin = { 'X-Admin-Key': adminKey, 'X-API-Key': undefined };

const shown = [
  key,
  `${key}~s`,
  `${key}x`,
  key.slice(1),
  key.toUpperCase(),
  hashOf(key),
  hashed.API_KEYS,
  '',
  undefined,
];
const named = dialects.map((dialect) => [dialect.name, dialect] as const);
const signs = (dialect: Dialect) => dialect.keys.some((credential) => credential.signs);

/** How each way to show each of these was met, by a service and at the logins, and which key the log has. */
async function met(dialect: Dialect, app: TestApp): Promise<string[]> {
  const doors = doorsOf(dialect);
  const service = doors.find(({ phrase }) => phrase)!;
  const ways = [
    ...doors.filter(({ phrase }) => !phrase).map((door) => ({ door, way: undefined })),
    ...dialect.keys.map((way) => ({ door: service, way })),
  ];
  const asked = ways.flatMap(({ door, way }) => shown.map((one) => door.show(door.example, one, way)));
  for (const request of await Promise.all(asked)) await app.fetch(...toFetch(request));
  return app.lines.map(({ path, status, by, key, session }) => [path, status, by, key, session].join(' '));
}

describe.each(named.filter(([, dialect]) => !signs(dialect)))('%s', (_name, dialect) => {
  it('takes and refuses the same whether a key was given plain or hashed', async () => {
    const [one, other] = await Promise.all([met(dialect, testApp(plain)), met(dialect, testApp(hashed))]);
    expect(other).toEqual(one);
    expect(one.filter((line) => / 20\d (world|auth) one s$/.test(line)).length).toBeGreaterThan(0);
    expect(one.filter((line) => / 4\d\d auth/.test(line)).length).toBeGreaterThan(5);
  });

  it.each((dialect.exchanges ?? []).map((exchange) => [exchange.path, exchange] as const))(
    'gives at %s a token that every replica reads, however it was given the key',
    async (path) => {
      const door = doorsOf(dialect).find((one) => one.path === path)!;
      for (const [from, to] of [
        [plain, hashed],
        [hashed, plain],
      ] as const) {
        const response = await testApp(from).fetch(...toFetch(await door.show(door.example, `${key}~s`)));
        const [token] = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(await response.text())!;
        const phrase = doorsOf(dialect).find((one) => one.phrase)!;
        const { headers, ...request } = await phrase.show(phrase.example, key);
        const told = Object.entries(headers).map(([name, value]) => [
          name,
          value.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/, token),
        ]);
        const app = testApp(to);
        await app.fetch(...toFetch({ ...request, headers: Object.fromEntries(told) }));
        expect(app.lines[0]).toMatchObject({ status: 200, key: 'one', session: 's' });
      }
    },
  );
});

describe.each(named.filter(([, dialect]) => signs(dialect)))('%s', (_name, dialect) => {
  const [door] = doorsOf(dialect);
  const ask = async (app: TestApp, one: string) => app.fetch(...toFetch(await door!.show(door!.example, one)));

  it('knows no signature of a key that was given hashed, as of one that is unknown, and the journal says why', async () => {
    const app = testApp({ ...hashed, API_KEYS: `${hashed.API_KEYS},two:another-key-123` });
    const told = await Promise.all([key, `${key}x`].map(async (one) => (await ask(app, one)).text()));
    expect(told[1]).toBe(told[0]);
    expect((await ask(app, 'another-key-123')).status).toBe(200);
    const { requests } = await bodyOf(await app.fetch('/__admin/requests', { headers: { 'X-Admin-Key': adminKey } }));
    const why = requests.map((one: { why: { text: string } }) => one.why.text);
    expect(why.slice(1)).toEqual(Array(2).fill('The signature is out of time, or of no key that was given plain.'));
  });

  it('tells so in its document', async () => {
    const document = await bodyOf(await testApp().fetch(`${dialect.prefix}/openapi.json`));
    expect(JSON.stringify(document.components.securitySchemes)).toContain('hashed');
  });
});

describe('the admin key, given hashed', () => {
  it.each([
    ['the key', adminKey, 200],
    ['its hash', hashOf(adminKey), 401],
    ['what stands in the setting', hashed.ADMIN_KEY, 401],
    ['an API key', key, 401],
  ])('is %s', async (_name, one, status) => {
    const app = testApp({ ...hashed, ENVIRONMENT: 'production', METRICS: 'prometheus' });
    expect((await app.fetch('/__admin/rules', { headers: { 'X-Admin-Key': one } })).status).toBe(status);
  });

  it('opens the console, whose pages are the same, but that they hold no key', async () => {
    const { app, open, send } = await visit({ ...hashed, ADMIN_KEY: adminKey });
    expect((await open('/')).text).toContain('This key was given hashed.');
    const setup = (await open('/console/setup')).text;
    expect(setup).toContain('one (hashed)');
    expect(setup).toContain('by a key that was not given hashed');
    for (const { name } of dialects) {
      const sent = await send('/console/send', { vendor: name, key: 'one' });
      expect([sent.status, await sent.text()], name).toEqual([200, expect.stringContaining('101')]);
    }
    expect(app.lines.filter(({ key }) => key === 'one')).toHaveLength(dialects.length);
  });

  it('signs nobody in by its hash, and lets the console call the admin API', async () => {
    const app = testApp(hashed);
    const enter = (one: string) =>
      app.fetch('/console/sign-in', { method: 'POST', body: new URLSearchParams({ key: one }) });
    expect((await enter(hashOf(adminKey))).status).toBe(401);
    const cookie = (await enter(adminKey)).headers.get('set-cookie')!.split(';')[0]!;
    const page = await (await app.fetch('/console/break', { headers: { cookie } })).text();
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(page)!;
    const body = new URLSearchParams({ token, service: 'pan-to-gst', meet: '108', many: 'every' });
    const stood = await app.fetch('/console/break/stand', { method: 'POST', headers: { cookie }, body });
    expect([stood.status, await stood.text()]).toEqual([303, '']);
  });
});

describe('what is kept of a key', () => {
  const config = readConfig({ ...plain, API_KEYS: `${plain.API_KEYS},two:sha256~${hashOf('another-key-123')}` });

  it('is no secret that what holds it could tell', () => {
    const told = inspect(config, { depth: 20, showHidden: true, getters: true }) + JSON.stringify(config);
    for (const secret of [key, adminKey, 'another-key-123']) {
      expect(told).not.toContain(secret);
      expect(reached(config)).not.toContain(secret);
    }
    expect(reached(config)).toContain('one');
  });

  it('is taken out of what an app passes on', async () => {
    const app = testApp({ ...hashed, ENVIRONMENT: 'production' });
    await app.post('/pan-to-gst', { pan_number: 'ABCDE1234F', client_ref: key }, { 'User-Agent': `curl/${key}` });
    await app.post(`/${key}`, { name_1: key, of: [{ note: `it is ${key}.` }] });
    await app.post('/name-match', { name_1: key, name_2: adminKey, consent: 'Y' }, { Referer: `http://a/${adminKey}` });
    const response = await app.post('/__admin/requests', undefined, admin);
    expect(response.status).toBe(405);
    const told = await (await app.fetch('/__admin/requests', { headers: { 'X-Admin-Key': adminKey } })).text();
    const all = `${told}\n${JSON.stringify(app.lines)}`.toLowerCase();
    expect(JSON.parse(told).requests).toHaveLength(3);
    expect([all.includes(key), all.includes(adminKey), all.includes('***')]).toEqual([false, false, true]);
  });
});

/** Every text and name that can be come by from a value. */
function reached(from: unknown, seen = new Set<unknown>()): unknown[] {
  if (typeof from !== 'object' || from === null || seen.has(from)) return [from];
  seen.add(from);
  const parts = from instanceof Map ? [...from].flat() : Reflect.ownKeys(from).map((name) => Reflect.get(from, name));
  return [...Reflect.ownKeys(from), ...parts.flatMap((part) => reached(part, seen))];
}
