import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gatewayPage } from '../../app/faults/broken.ts';
import { bodyOf, json, key, testApp } from '../support/app.ts';
import { readEvents } from '../support/events.ts';
import { type Running, runtimeServers } from '../support/runtime-servers.ts';

vi.setConfig({ testTimeout: 60_000 });

const known = '{"pan_number":"ABCDE1234F"}';
const good = '{"status":"success","internal_status_code":101,"value":"22ABCDE1234F1Z5"}';

const edges = runtimeServers().filter(([name]) => name !== 'node');

describe.each(edges)('faults on %s', (_name, start) => {
  let server: Running;
  beforeAll(async () => {
    server = await start({ MAX_HELD: '1' });
  });
  afterAll(() => server?.stop());

  const ask = (fault: string, more: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`${server.url}/pan-to-gst`, {
      method: 'POST',
      headers: { ...json, 'X-API-Key': key, 'X-Mock-Fault': fault, ...more },
      body: known,
      ...init,
    });

  it.each(['reset', 'empty', 'garbage', 'timeout', 'truncate;at=0.3'])('%s is refused, with why', async (fault) => {
    const response = await ask(fault);
    const [name] = fault.split(';');
    expect([response.status, response.headers.get('x-mock-outcome')]).toEqual([501, '107;by=fault']);
    expect(await bodyOf(response)).toMatchObject({
      internal_status_code: 107,
      message: `The fault ${name} needs a connection of its own, and there is none here. A server on Node has one.`,
    });
  });

  it.each([
    ['by magic', '/pan-to-gst', { 'X-API-Key': key }, '{"pan_number":"RESET0000X"}', 501],
    // In Karza's words, which know no 501.
    [
      'in the words of a vendor',
      '/karza/v2/pan',
      { 'x-karza-key': key },
      '{"consent":"Y","pan":"RESET0000X"}',
      undefined,
    ],
  ])('reset is refused %s', async (_by, path, headers, body, status) => {
    const response = await fetch(server.url + path, { method: 'POST', headers: { ...json, ...headers }, body });
    expect(response.headers.get('x-mock-outcome')).toBe('107;by=fault');
    if (status !== undefined) expect(response.status).toBe(status);
    await response.arrayBuffer();
  });

  it('delay answers later', async () => {
    const before = performance.now();
    const response = await ask('delay;ms=150');
    expect(await response.text()).toBe(good);
    // A timer is up to a millisecond early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(149);
    expect(response.headers.get('x-mock-outcome')).toBe('101;by=world;delay=150');
  });

  it.each(['drip;ms=120;chunks=4', 'bandwidth;kbps=5'])(
    '%s takes its time, and brings the whole body',
    async (fault) => {
      const before = performance.now();
      const response = await ask(fault);
      expect(await response.text()).toBe(good);
      expect(performance.now() - before).toBeGreaterThanOrEqual(110);
      expect(response.headers.get('x-mock-outcome')).toContain(`;fault="${fault.split(';')[0]}";`);
    },
  );

  it('drip sends its pieces one by one, and a client that leaves gives back its place', async () => {
    const leaving = new AbortController();
    // A minute for the 73 bytes of the body.
    const response = await ask('drip;ms=60000;chunks=73', {}, { signal: leaving.signal });
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toBe('{');
    const other = await ask('delay;ms=1');
    expect([other.status, other.headers.get('x-mock-outcome')]).toEqual([503, '108;by=held']);
    leaving.abort();
    await vi.waitFor(async () => expect((await ask('delay;ms=1')).status).toBe(200), { timeout: 20_000, interval: 50 });
  });

  it('malformed and html leave as they do on Node', async () => {
    const half = await ask('malformed');
    expect([half.status, await half.text()]).toEqual([200, good.slice(0, Math.ceil(good.length / 2))]);
    const page = await ask('html');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([502, 'text/html', gatewayPage]);
  });
});

describe.each(edges)('the rest of the house on %s', (name, start) => {
  let server: Running;
  beforeAll(async () => {
    server = await start({ RATE_LIMIT: '40/1h', ADMIN_KEY: 'admin-secret-key' });
  });
  afterAll(() => server?.stop());

  const admin = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/__admin${path}`, { headers: { 'X-Admin-Key': 'admin-secret-key', ...json }, ...init });
  const ask = (session: string, id = 'an-id') =>
    fetch(`${server.url}/pan-to-gst`, {
      method: 'POST',
      headers: { ...json, 'X-API-Key': `${key}~${session}`, 'X-Request-Id': id },
      body: known,
    });

  it('is alive and ready', async () => {
    expect(await bodyOf(await fetch(`${server.url}/health`))).toEqual({ status: 'ok' });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it.each(['', '/karza', '/setu'])('%s/openapi.json is the same document', async (prefix) => {
    const here = await (await testApp().fetch(`${prefix}/openapi.json`)).text();
    expect(await (await fetch(`${server.url}${prefix}/openapi.json`)).text()).toBe(here);
  });

  it('a rule stands, is counted and goes', async () => {
    const rule = { fault: '103;times=1', match: { session: 'ruled' } };
    const made = await admin('/rules', { method: 'POST', body: JSON.stringify(rule) });
    expect(made.status).toBe(201);
    expect([(await ask('ruled')).status, (await ask('ruled')).status]).toEqual([404, 200]);
    expect((await admin('/rules')).status).toBe(200);
  });

  it('the journal is read, waited for and followed by others than those who are in it', async () => {
    // Longer than the test, which nobody but the second call ends.
    const waiting = admin('/requests/wait?session=told&count=2&timeout_s=300').then(bodyOf);
    await ask('told', 'first');
    const events = readEvents((await admin('/requests/events?session=told&last_event_id=0')).body!);
    expect(await events.next()).toMatchObject({ event: 'request', data: { request_id: 'first' } });
    await ask('told', 'second');
    expect(await events.next()).toMatchObject({ event: 'request', data: { request_id: 'second' } });
    expect(await waiting).toEqual({ count: 2 });
    await events.cancel();
    const { requests } = await bodyOf(await admin('/requests?session=told'));
    expect(requests.map(({ request_id }: { request_id: string }) => request_id)).toEqual(['second', 'first']);
  });

  it('a record that is set answers', async () => {
    const init = { method: 'PUT', body: '"27AAACM0000Z1Z7"' };
    expect((await admin('/records/pan-to-gst/ABCDE1234F?session=recorded', init)).status).toBe(201);
    expect((await bodyOf(await ask('recorded'))).value).toBe('27AAACM0000Z1Z7');
  });

  it('a key that asks too often meets 104', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 41; i++) statuses.add((await ask('often')).status);
    expect([...statuses]).toEqual([200, 429]);
  });

  it('each call is a line of the log, with nothing secret in it', async () => {
    await ask('logged', `logged-on-${name}`);
    const line = await vi.waitUntil(() => server.lines().find((one) => one.includes(`logged-on-${name}`)));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', service: 'pan-to-gst', subject: 'ABCxx1234x' });
    expect(server.lines().join()).not.toContain(key);
  });
});

describe.each(edges)('a setting that cannot be met on %s', (name, start) => {
  it('is refused in words', async () => {
    const words = 'DATA_DIR cannot be met on this runtime: no directory is read here.';
    const starting = start({ DATA_DIR: 'data' });
    if (name !== 'workerd') return expect(starting).rejects.toThrow(words);
    // Workers hand settings over with the first request only.
    const server = await starting;
    const response = await fetch(`${server.url}/health`);
    expect([response.status, (await bodyOf(response)).detail.problem]).toEqual([500, expect.stringContaining(words)]);
    expect(await vi.waitUntil(() => server.lines().find((line) => line.includes('Cannot start')))).toContain(words);
    await server.stop();
  });
});
