import { describe, expect, it } from 'vitest';
import { readConfig } from '../app/config.ts';
import { storeLimits } from '../app/store/limits.ts';
import { memoryStore } from '../app/store/memory/store.ts';
import { dialects } from '../routes/index.ts';
import { json, key, type TestApp, testApp } from './support/app.ts';
import { toFetch } from './support/carried.ts';
import { type Door, doorsOf } from './support/golden-doors.ts';
import { inSession, last } from './support/journal.ts';

const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;
const outcomeOf = ({ headers }: Response) => headers.get('x-mock-outcome');

/** Asks a login with this key, and with headers and a body in the place of its own. */
async function enter(app: TestApp, door: Door, shown: string, headers: object = {}, body?: string): Promise<Response> {
  const request = await door.show(door.example, shown);
  const sent = { ...request, headers: { ...request.headers, ...headers }, ...(body !== undefined && { body }) };
  return app.fetch(...toFetch(sent));
}

const logins = dialects.flatMap((dialect) =>
  doorsOf(dialect)
    .filter(({ phrase }) => !phrase)
    .map((door) => [dialect.name, door] as const),
);

describe.each(logins)('the login of %s', (_name, door) => {
  it.each([
    ['a key', {}, '101;by=auth'],
    ['a success that is asked for', { 'X-Mock-Fault': '101' }, '101;by=header'],
    ['an outcome that is asked for', { 'X-Mock-Fault': '108' }, '108;by=header'],
  ])('says that it was met by %s', async (_what, headers, outcome) => {
    expect(outcomeOf(await enter(testApp(), door, key, headers))).toBe(outcome);
  });

  it.each([
    ['a known key', key],
    ['an unknown key', `${key}x`],
    ['a key that plays a part', 'test-expired'],
  ])('refuses a body that is broken, with %s as well', async (_what, shown) => {
    const response = await enter(testApp(), door, shown, json, '{"username":');
    expect([response.status, outcomeOf(response)]).toEqual([400, '102;by=validation']);
  });

  it('gives a token of the session, by its whole name, and logs it', async () => {
    const app = testApp();
    const [token] = jwt.exec(await (await enter(app, door, `${key}~checkout-7`)).text())!;
    const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
    expect([claims.session, app.lines[0]!.session]).toEqual(['checkout-7', 'checkout-7']);
  });

  it('keeps alive the session that it is for, and no other', async () => {
    let time = 1_790_000_000_000;
    const app = testApp({ SESSION_IDLE: '5m' }, { now: () => time });
    for (const session of ['a', 'b']) await app.post('/__admin/rules', { fault: '108' }, inSession(session));
    time += 4 * 60_000;
    expect(outcomeOf(await enter(app, door, `${key}~a`, { 'X-Mock-Fault': 'none' }))).toBe('101;by=auth');
    time += 4 * 60_000;
    const met = [await enter(app, door, `${key}~b`), await enter(app, door, `${key}~a`)];
    expect(met.map((response) => outcomeOf(response)!.slice(0, 3))).toEqual(['101', '108']);
  });

  it.each(['', 'a b', 'a/b', 'a~b', 'x'.repeat(65)])('is for no session called "%s"', async (session) => {
    const response = await enter(testApp(), door, `${key}~${session}`);
    expect([response.status, outcomeOf(response)]).toEqual([400, '102;by=auth']);
  });

  it('without a session takes none of the ten thousand places', async () => {
    const now = () => 1_790_000_000_000;
    const store = memoryStore(now, storeLimits(readConfig({})));
    const app = testApp({}, { now, store });
    await app.post('/__admin/rules', { fault: '108' }, inSession('first'));
    for (let i = 0; i < 9_999; i++) store.sessions.touch(`other-${i}`);
    expect((await enter(app, door, key)).status).toBe(200);
    expect(outcomeOf(await enter(app, door, `${key}~first`))).toMatch(/^108;/);
  });
});

describe.each(logins)('of a login of %s the journal keeps', (_name, door) => {
  const kept = async (headers: object) => {
    const app = testApp();
    const text = await (await enter(app, door, key, headers)).text();
    const { response } = await last(app);
    return { text, body: response.body };
  };

  it('all but the token', async () => {
    const { text, body } = await kept({});
    expect(body).toEqual(JSON.parse(text.replaceAll(new RegExp(jwt, 'g'), '***')));
  });

  it('what a fault broke off before the token, as it was sent', async () => {
    const { text, body } = await kept({ 'X-Mock-Fault': Array(6).fill('malformed').join(', ') });
    expect(text).toMatch(/^\{"\w/);
    expect([text.includes('eyJ'), body]).toEqual([false, text]);
  });
});
