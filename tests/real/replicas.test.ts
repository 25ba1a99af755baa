import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { type Redis, startRedis } from '../support/redis.ts';
import { type Server, startServer } from '../support/server.ts';

const known = { pan_number: 'ABCDE1234F' };
let redis: Redis;
let servers: Server[];

const headers = (key: string) => ({ 'X-API-Key': key, 'Content-Type': 'application/json' });
const post = (server: Server, path: string, body: object, key = developmentKey) =>
  fetch(server.url + path, { method: 'POST', headers: headers(key), body: JSON.stringify(body) });
const get = async (server: Server, path: string, key = developmentKey) =>
  (await fetch(server.url + path, { headers: headers(key) })).json();

/** The statuses of so many calls at once, spread over all replicas. */
async function statuses(count: number, key?: string): Promise<number[]> {
  const calls = Array.from({ length: count }, (_, i) => post(servers[i % servers.length]!, '/pan-to-gst', known, key));
  return Promise.all(calls.map(async (call) => (await call).status));
}

describe.skipIf(!inject('parts').redis)('four replicas on one Redis', () => {
  beforeAll(async () => {
    redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    servers = await Promise.all(Array.from({ length: 4 }, () => startServer({ env })));
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await redis.stop();
  });

  it('fail exactly two of 500 calls at once, where a rule says two', async () => {
    const rule = await post(servers[0]!, '/__admin/rules', { fault: '108;times=2' }, `${developmentKey}~two`);
    const { id } = (await rule.json()) as { id: string };
    const since = performance.now();
    const seen = async (server: Server) => (await get(server, '/__admin/rules', `${developmentKey}~two`)).rules.length;
    await expect.poll(async () => Promise.all(servers.map(seen)), { interval: 5 }).toEqual([1, 1, 1, 1]);
    expect(performance.now() - since).toBeLessThan(1000);
    expect((await statuses(500, `${developmentKey}~two`)).filter((status) => status === 500)).toHaveLength(2);
    await expect.poll(() => get(servers[3]!, `/__admin/rules/${id}`)).toMatchObject({ status: 404 });
  });

  it('count what a header asks for together', async () => {
    const fault = { ...headers(`${developmentKey}~header`), 'X-Mock-Fault': '104;times=3' };
    const calls = Array.from({ length: 200 }, (_, i) =>
      fetch(`${servers[i % 4]!.url}/pan-to-gst`, { method: 'POST', headers: fault, body: JSON.stringify(known) }),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it('know the tickets of one another, and keep sessions apart', async () => {
    const asked = await post(servers[0]!, '/aadhaar/otp', { aadhaar_number: '100261102744', consent: 'Y' });
    const { ticket } = ((await asked.json()) as { value: { ticket: string } }).value;
    const step = { ticket, otp: '111000', consent: 'Y' };
    expect((await post(servers[1]!, '/aadhaar/verify', step, `${developmentKey}~other`)).status).toBe(404);
    expect((await post(servers[2]!, '/aadhaar/verify', step)).status).toBe(200);
    expect((await post(servers[3]!, '/aadhaar/verify', step)).status).toBe(404);
  });

  it('answer a wait with the calls of all', async () => {
    const key = `${developmentKey}~waits`;
    const waiting = get(servers[0]!, '/__admin/requests/wait?count=8&timeout_s=10', key);
    await statuses(8, key);
    expect(await waiting).toEqual({ count: 8 });
    expect(await get(servers[2]!, '/__admin/requests/count', key)).toEqual({ count: 8 });
  });

  it('answer on while Redis is gone, say so, and recover by themselves', async () => {
    await post(servers[0]!, '/__admin/rules', { fault: '103', match: { subject: 'AAACN0000A' } });
    const stood = (server: Server) => post(server, '/pan-to-gst', { pan_number: 'AAACN0000A' });
    const everywhere = async () => Promise.all(servers.map(async (server) => (await stood(server)).status));
    await expect.poll(everywhere).toEqual([404, 404, 404, 404]);

    const load = keepAsking();
    await redis.signal('SIGKILL');
    const status = async ({ url }: Server) => {
      const response = await fetch(`${url}/readyz`);
      expect(response.status).toBe(200);
      return ((await response.json()) as { status: string }).status;
    };
    await expect.poll(() => status(servers[1]!)).toBe('degraded');
    expect(await everywhere()).toEqual([404, 404, 404, 404]);
    const refused = await post(servers[2]!, '/__admin/rules', { fault: '108' });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([503, 'application/problem+json']);

    await redis.restart();
    const all = () => Promise.all(servers.map(status));
    await expect.poll(all, { timeout: 5000 }).toEqual(['ready', 'ready', 'ready', 'ready']);
    expect((await post(servers[3]!, '/__admin/rules', { fault: 'none' })).status).toBe(201);
    const { answered, slowest } = await load.stop();
    expect(new Set(answered)).toEqual(new Set([200]));
    expect(slowest).toBeLessThan(2000);
    for (const server of servers) {
      expect(server.lines().filter((line) => line.includes('store out of reach'))).toHaveLength(1);
    }
  });
});

/** Asks one call after another of every replica, until it is told to stop. */
function keepAsking() {
  const answered: number[] = [];
  let slowest = 0;
  let asking = true;
  const all = servers.map(async (server) => {
    while (asking) {
      const start = performance.now();
      answered.push((await post(server, '/pan-to-gst', known)).status);
      slowest = Math.max(slowest, performance.now() - start);
    }
  });
  return {
    async stop() {
      asking = false;
      await Promise.all(all);
      return { answered, slowest };
    },
  };
}
