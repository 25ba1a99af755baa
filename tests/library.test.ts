import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../deploy/library/library.ts';
import type { Options } from '../deploy/library/options.ts';
import type { App } from '../deploy/library/types.ts';
import { bodyOf, json, key } from './support/app.ts';

const opened: App[] = [];
afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));

function open(options: Options = {}): App {
  const app = createApp({ API_KEYS: key, ...options });
  opened.push(app);
  return app;
}

function ask(app: App, headers: Record<string, string> = {}, body = '{"pan_number":"ABCDE1234F"}'): Promise<Response> {
  return app.fetch('/pan-to-gst', { method: 'POST', headers: { 'X-API-Key': key, ...json, ...headers }, body });
}

describe('the library', () => {
  it.each([
    ['a path', '/pan-to-gst'],
    ['a URL', 'http://localhost:8000/pan-to-gst'],
    ['a URL object', new URL('https://anywhere.example.in/pan-to-gst')],
  ])('takes %s', async (_, where) => {
    const init = { method: 'POST', headers: { 'X-API-Key': key, ...json }, body: '{"pan_number":"ABCDE1234F"}' };
    expect((await bodyOf(await open().fetch(where, init))).value).toBe('22ABCDE1234F1Z5');
  });

  it('takes a request, and what changes it', async () => {
    const { fetch } = open();
    const request = new Request('http://localhost/pan-to-gst', { method: 'POST', headers: json, body: '{}' });
    expect((await fetch(request.clone())).status).toBe(401);
    expect((await fetch(request, { headers: { ...json, 'X-API-Key': key } })).status).toBe(400);
  });

  it("knows a vendor by its host, so that the vendor's client needs no other base URL", async () => {
    const response = await open().fetch('https://api.karza.in/v2/pan', {
      method: 'POST',
      headers: { 'x-karza-key': key, ...json },
      body: '{"consent":"Y","pan":"AAACM0000Z"}',
    });
    expect(await bodyOf(response)).toMatchObject({ result: { name: 'MOCKWORKS PRIVATE LIMITED' } });
  });

  it('reads settings from its options alone, as the environment would have them', async () => {
    vi.stubEnv('ENVIRONMENT', 'production');
    vi.stubEnv('BODY_LIMIT', '5');
    const app = createApp({
      API_KEYS: ['first-key-123', 'second:second-key-123'],
      BODY_LIMIT: 100,
      ADMIN_KEY: undefined,
    });
    vi.unstubAllEnvs();
    for (const one of ['first-key-123', 'second-key-123'])
      expect((await ask(app, { 'X-API-Key': one })).status).toBe(200);
    expect((await ask(app, { 'X-API-Key': 'first-key-123' }, `{"pan_number":"${'A'.repeat(100)}"}`)).status).toBe(413);
    expect((await app.fetch('/__admin/rules', { headers: { 'X-API-Key': 'first-key-123' } })).status).toBe(200);
  });

  it('waits, draws and dates as the test says', async () => {
    const slept: number[] = [];
    const at = Date.parse('2031-05-04T03:02:01Z');
    const drawn = [0.29, 0.31];
    const app = open({ sleep: (ms) => void slept.push(ms), now: () => at, random: () => drawn.shift()! });
    const fault = { 'X-Mock-Fault': 'delay;ms=60000, 108;p=0.3' };
    expect((await ask(app, fault)).status).toBe(500);
    expect((await ask(app, fault)).status).toBe(200);
    expect(slept).toEqual([60_000, 60_000]);
    const { requests } = await bodyOf(await app.fetch('/__admin/requests', { headers: { 'X-API-Key': key } }));
    expect(requests[0].time).toBe('2031-05-04T03:02:01.000Z');
  });

  it('ends what waits when it is closed', async () => {
    const app = open();
    const late = ask(app, { 'X-Mock-Fault': 'delay;ms=300000' });
    // The next call is answered behind it, so that one waits by now.
    await ask(app);
    await app.close();
    expect((await late).status).toBe(200);
    expect((await app.fetch('/readyz')).status).toBe(503);
  });

  it('forgets one session, or all', async () => {
    const app = open();
    for (const session of ['a', 'b']) {
      const headers = { 'X-API-Key': `${key}~${session}`, ...json };
      await app.fetch('/__admin/rules', { method: 'POST', headers, body: '{"fault":"108"}' });
    }
    const statuses = () => {
      return Promise.all(['a', 'b'].map(async (name) => (await ask(app, { 'X-API-Key': `${key}~${name}` })).status));
    };
    expect(await statuses()).toEqual([500, 500]);
    await app.reset('a');
    expect(await statuses()).toEqual([200, 500]);
    await app.reset();
    expect(await statuses()).toEqual([200, 200]);
    await app.reset();
    const counted = await app.fetch('/__admin/requests/count', { headers: { 'X-API-Key': key } });
    expect(await bodyOf(counted)).toEqual({ count: 0 });
  });

  it('is apart from another', async () => {
    const [one, other] = [open(), open()];
    const headers = { 'X-API-Key': key, ...json };
    await one.fetch('/__admin/rules', { method: 'POST', headers, body: '{"fault":"108"}' });
    expect([(await ask(one)).status, (await ask(other)).status]).toEqual([500, 200]);
  });

  it('tells with the first call what is wrong in a file', async () => {
    const app = createApp({ DATA_DIR: '/nowhere/at-all' });
    await expect(app.fetch('/health')).rejects.toThrow('DATA_DIR is "/nowhere/at-all"; allowed: a directory');
    await expect(app.reset()).rejects.toThrow('DATA_DIR');
  });
});

describe('the library refuses', () => {
  it.each<[string, unknown, string]>([
    ['an unknown option', { API_KEY: 'x' }, 'Unknown option "API_KEY"; allowed: ENVIRONMENT, API_KEYS, '],
    ['a port', { PORT: 8000 }, 'PORT has no meaning for createApp, which listens nowhere.'],
    ['a wrong value', { ENVIRONMENT: 'staging' }, 'ENVIRONMENT is "staging"; allowed: one of development, production.'],
    ['a wrong number', { BODY_LIMIT: 0 }, 'BODY_LIMIT is "0"; allowed: at least 1.'],
    ['a value of a wrong type', { MAX_HELD: true }, 'MAX_HELD is of the type boolean; allowed: a string, a number'],
    ['null for a value', { RULES: null }, 'RULES is null; allowed: a string, a number or an array of strings.'],
    ['a list of numbers', { API_KEYS: [12_345_678] }, 'API_KEYS is an array; allowed: a string, a number'],
    [
      'a secret without telling it',
      { API_KEYS: 'a secret' },
      'API_KEYS is a value that is not shown; allowed: keys of',
    ],
    ['production without keys', { ENVIRONMENT: 'production' }, 'API_KEYS is not set. In production it must'],
    ['a time that is no function', { now: 5 }, 'now is of the type number; allowed: a function.'],
    ['what is no object', 'my-secret-key-123', 'The options are of the type string; allowed: an object'],
    ['a vendor that is not there', { DIALECT_HOSTS: 'karsa:kyc.example.in' }, 'DIALECT_HOSTS'],
  ])('%s', async (_, options, message) => {
    const attempt = async () => createApp(options as Options).fetch('/health');
    await expect(attempt()).rejects.toThrow(message);
  });
});
