import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { json, key } from '../support/app.ts';
import { parseMetrics } from '../support/metrics.ts';
import { open, rawPost } from '../support/raw.ts';
import { startRedis } from '../support/redis.ts';
import { type Server, startServer } from '../support/server.ts';

const headers = { 'X-API-Key': key, ...json };
const body = '{"pan_number":"ABCDE1234F"}';
const soon = { timeout: 20_000, interval: 10 };

vi.setConfig({ testTimeout: 60_000 });
const adminKey = 'an-admin-secret';

const scrape = async ({ url }: Server) =>
  parseMetrics(await (await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${adminKey}` } })).text());

function ask({ url }: Server, fault = 'none', init: RequestInit = {}) {
  return fetch(`${url}/pan-to-gst`, { method: 'POST', headers: { ...headers, 'X-Mock-Fault': fault }, body, ...init });
}

describe('the bundle with METRICS=prometheus,emf', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ env: { API_KEYS: key, ADMIN_KEY: adminKey, METRICS: 'prometheus,emf' } });
  });
  afterAll(() => server?.stop());

  const waiting = async () => {
    const { value } = await scrape(server);
    return [value('namuna_requests_in_flight'), value('namuna_requests_held')];
  };

  it('tells every series, of itself and of Node, for who shows the admin key', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
    await ask(server);
    const { types, value } = await scrape(server);
    const ours = [...types.keys()].filter((name) => name.startsWith('namuna_'));
    expect(ours).toHaveLength(9);
    for (const name of ['nodejs_eventloop_lag_seconds', 'nodejs_gc_duration_seconds', 'process_start_time_seconds']) {
      expect([...types.keys()]).toContain(name);
    }
    const told = { service: 'pan-to-gst', dialect: 'native', outcome: '101', status: '200' };
    expect(value('namuna_requests_total', told)).toBe(1);
    expect(value('namuna_journal_entries')).toBe(1);
    expect(value('namuna_store_round_trips_total')).toBe(0);
  });

  it('a call is in flight until its answer has left, however it leaves', async () => {
    expect(await waiting()).toEqual([0, 0]);
    const dripping = await ask(server, 'drip;ms=60000;chunks=2');
    await expect.poll(waiting, soon).toEqual([1, 1]);
    await dripping.body!.cancel();
    await expect.poll(waiting, soon).toEqual([0, 0]);
    for (const cut of ['reset', 'empty', 'garbage', 'truncate']) {
      await ask(server, cut)
        .then((answer) => answer.text())
        .catch(() => {});
    }
    await expect.poll(waiting, soon).toEqual([0, 0]);
    const status = { service: 'pan-to-gst', dialect: 'native', outcome: '101', status: '0' };
    expect((await scrape(server)).value('namuna_requests_total', status)).toBe(3);
  });

  it('a call whose client leaves is over, and so are those that it sent behind it', async () => {
    const leaving = new AbortController();
    const left = ask(server, 'delay;ms=60000', { signal: leaving.signal }).catch(() => {});
    await expect.poll(waiting, soon).toEqual([1, 1]);
    leaving.abort();
    await left;
    await expect.poll(waiting, soon).toEqual([0, 0]);
    const { socket } = await open(server.port);
    socket.write(rawPost('/pan-to-gst', body, { 'X-Mock-Fault': 'delay;ms=60000' }).repeat(3));
    await expect.poll(waiting, soon).toEqual([3, 3]);
    socket.destroy();
    await expect.poll(waiting, soon).toEqual([0, 0]);
  });

  it('each line of a call is metrics for CloudWatch, too', async () => {
    await ask(server, '108', { headers: { ...headers, 'X-Mock-Fault': '108', 'X-Request-Id': 'emf-line' } });
    await expect.poll(() => server.lines().filter((line) => line.includes('emf-line')), soon).toHaveLength(1);
    const line = JSON.parse(server.lines().find((text) => text.includes('emf-line'))!);
    expect(line).toMatchObject({ dialect: 'native', service: 'pan-to-gst', outcome: '108', Calls: 1, Faults: 1 });
    expect(line.LatencyMs).toBe(line.ms);
    expect(Math.abs(line._aws.Timestamp - Date.parse(line.time))).toBeLessThanOrEqual(1);
    expect(server.lines().filter((text) => text.includes('"/metrics"') && text.includes('"status":200'))).toEqual([]);
  });
});

describe('the bundle without', () => {
  it('has no /metrics', async () => {
    const server = await startServer();
    const response = await fetch(`${server.url}/metrics`);
    expect(response.status).toBe(404);
    await ask(server);
    await server.stop();
    expect(server.lines().join('\n')).not.toContain('_aws');
  });

  it.each([
    [{ METRICS: 'graphite' }, 'METRICS is "graphite"; allowed: one of prometheus, emf.'],
    [{ METRICS: 'emf', LOG_LEVEL: 'error' }, 'METRICS is "emf" and LOG_LEVEL is "error"'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is a value that is not shown'],
  ])('does not start with %j', async (env, message) => {
    await expect(startServer({ env: env as Record<string, string> })).rejects.toThrow(message);
  });
});

describe.skipIf(!inject('parts').redis)('over Redis', () => {
  it('round trips are counted, and the journal is that of all replicas', async ({ onTestFinished }) => {
    const redis = await startRedis();
    onTestFinished(redis.stop);
    const env = { API_KEYS: key, REDIS_URL: redis.url, METRICS: 'prometheus' };
    const servers = await Promise.all([startServer({ env }), startServer({ env })]);
    onTestFinished(() => Promise.all(servers.map((server) => server.stop())).then(() => {}));
    const [one, other] = servers as [Server, Server];
    const trips = async () => (await scrape(one)).value('namuna_store_round_trips_total')!;
    const before = await trips();
    expect(before).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) await ask(one, '108;times=5');
    expect((await trips()) - before).toBeGreaterThanOrEqual(20);
    await ask(other);
    const entries = async () => (await scrape(one)).value('namuna_journal_entries');
    await expect.poll(entries, soon).toBe(21);
    const bytes = Number(await redis.ask('GET', 'namuna:journal:bytes'));
    expect((await scrape(one)).value('namuna_journal_bytes')).toBe(bytes);

    await redis.signal('SIGKILL');
    const { types, value } = await scrape(one);
    expect([types.get('namuna_journal_entries'), value('namuna_journal_entries')]).toEqual(['gauge', undefined]);
    expect(value('namuna_requests_held')).toBe(0);
    await redis.restart();
    await expect.poll(entries, soon).toEqual(expect.any(Number));
  });
});
