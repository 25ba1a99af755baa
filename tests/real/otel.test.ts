import { describe, expect, it, type TestContext, vi } from 'vitest';
import { json, key } from '../support/app.ts';
import { parseMetrics } from '../support/metrics.ts';
import { startCollector } from '../support/metrics-collector.ts';
import { type Server, startServer } from '../support/server.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${parentId}-01`;
const pan = { pan_number: 'ABCDE1234F' };
const soon = { timeout: 20_000, interval: 10 };

vi.setConfig({ testTimeout: 60_000 });

type Finished = TestContext['onTestFinished'];

async function collecting(finished: Finished, up = true) {
  const collector = await startCollector();
  collector.state.up = up;
  finished(collector.stop);
  return collector;
}

async function traced(finished: Finished, endpoint: string, more: Record<string, string> = {}) {
  const traces = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_SCHEDULE_DELAY: '20' };
  const server = await startServer({ env: { API_KEYS: `lending:${key}`, ...traces, ...more } });
  finished(() => server.stop().then(() => {}));
  return server;
}

function post({ url }: Server, path: string, body: object, headers: Record<string, string> = {}) {
  const sent = { 'X-API-Key': key, ...json, ...headers };
  return fetch(url + path, { method: 'POST', headers: sent, body: JSON.stringify(body) });
}

const callsOf = (server: Server) =>
  server.lines().flatMap((line) => (line.includes('"method"') ? [JSON.parse(line)] : []));

describe('traces', () => {
  it('one span a call reaches the collector, with its parent; its trace stands in the log', async ({
    onTestFinished,
  }) => {
    const collector = await collecting(onTestFinished);
    const server = await traced(onTestFinished, collector.url, {
      OTEL_SERVICE_NAME: 'a-mock',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.version=1.2',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=lending',
    });
    await post(server, '/pan-to-gst', pan, { traceparent });
    await post(
      server,
      '/karza/v2/pan',
      { pan: 'ABCDE1234F', consent: 'Y' },
      { 'x-karza-key': key, 'X-Mock-Fault': '503' },
    );
    await post(server, '/pan-to-gst', pan, { 'X-Mock-Fault': 'reset' }).catch(() => {});
    await fetch(`${server.url}/health`);
    await expect.poll(() => collector.spans().length, soon).toBe(3);
    await server.stop();

    const [ok, failed, cut] = collector.spans();
    expect(ok).toMatchObject({
      name: 'POST /pan-to-gst',
      kind: 2,
      traceId,
      parentSpanId: parentId,
      status: { code: 0 },
    });
    expect(ok!.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/pan-to-gst',
      'url.path': '/pan-to-gst',
      'http.response.status_code': 200,
      'namuna.service': 'pan-to-gst',
      'namuna.dialect': 'native',
      'namuna.outcome': 101,
    });
    expect(failed).toMatchObject({ name: 'POST /karza/v2/pan', status: { code: 2 } });
    expect(failed!.parentSpanId).toBeUndefined();
    expect(failed!.attributes).toMatchObject({ 'namuna.fault': '503', 'namuna.dialect': 'karza', 'error.type': '503' });
    expect(cut!.attributes).toMatchObject({ 'namuna.fault': 'reset', 'error.type': 'connection_cut' });
    for (const { startTimeUnixNano, endTimeUnixNano } of collector.spans()) {
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
    }

    const [{ path, headers, resource }] = collector.received as [(typeof collector.received)[number]];
    expect([path, headers['x-tenant']]).toEqual(['/v1/traces', 'lending']);
    expect(resource).toMatchObject({
      'service.name': 'a-mock',
      'service.version': '1.2',
      'deployment.environment.name': 'test',
    });
    const secrets = new RegExp(`${key}|ABCDE1234F|lending:|22ABCDE1234F1Z5`);
    for (const { text } of collector.received) expect(text).not.toMatch(secrets);

    const lines = callsOf(server);
    expect(lines.map((line) => line.traceparent)).toEqual(
      collector.spans().map((span) => `00-${span.traceId}-${span.spanId}-01`),
    );
  });

  it('are sent before the end, and those of calls in flight too', async ({ onTestFinished }) => {
    const collector = await collecting(onTestFinished);
    const late = { OTEL_BSP_SCHEDULE_DELAY: '600000', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '3', METRICS: 'prometheus' };
    const server = await traced(onTestFinished, collector.url, late);
    for (let i = 0; i < 4; i++) await post(server, '/pan-to-gst', pan);
    await expect.poll(() => collector.spans().length, soon).toBe(3);
    const held = post(server, '/pan-to-gst', pan, { 'X-Mock-Fault': 'delay;ms=60000' });
    const scraped = async () => parseMetrics(await (await fetch(`${server.url}/metrics`)).text());
    await expect.poll(async () => (await scraped()).value('namuna_requests_held'), soon).toBe(1);
    const [exit, answer] = await Promise.all([server.stop(), held]);
    expect([exit.code, answer.status, collector.spans().length]).toEqual([0, 200, 5]);
    expect(collector.received[0]!.resource['service.name']).toBe('namuna');
  });

  it.each([
    ['the sampler keeps none', { OTEL_TRACES_SAMPLER: 'always_off' }, 0],
    ['the sampler goes by a parent that is kept', { OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, 1],
    ['the sampler goes by a ratio', { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, 0],
    ['the SDK is disabled', { OTEL_SDK_DISABLED: 'true' }, 0],
  ])('%s', async (_name, env, count) => {
    const collector = await startCollector();
    const server = await startServer({
      env: {
        ...{ API_KEYS: key, OTEL_BSP_SCHEDULE_DELAY: '20', ...(env as object) },
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/own/path`,
      },
    });
    await post(server, '/pan-to-gst', pan, { traceparent });
    await expect.poll(() => collector.spans().length, soon).toBe(count);
    await server.stop();
    await collector.stop();
    expect(collector.spans()).toHaveLength(count);
    for (const { path } of collector.received) expect(path).toBe('/own/path');
    const [line] = callsOf(server);
    if (count === 0) expect(line.traceparent).toBe(traceparent);
    else expect(line.traceparent).toMatch(new RegExp(`^00-${traceId}-(?!${parentId})`));
  });

  it('a setting that is wrong is told, and passed over', async ({ onTestFinished }) => {
    const server = await traced(onTestFinished, 'http://127.0.0.1:9', { OTEL_TRACES_SAMPLER: 'sometimes' });
    const told = server.lines().filter((line) => line.includes('is passed over'));
    expect(told.map((line) => JSON.parse(line).problem)).toEqual([expect.stringContaining('"sometimes" invalid')]);
  });
});

/** Shorter than the pause before another attempt. */
const patience = { OTEL_EXPORTER_OTLP_TIMEOUT: '700' };

describe('a collector that is down', () => {
  it('harms no call, is told once, and delays the end by no more than its share', async ({ onTestFinished }) => {
    const collector = await collecting(onTestFinished, false);
    const queue = { ...patience, OTEL_BSP_MAX_QUEUE_SIZE: '16', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '8' };
    const server = await traced(onTestFinished, collector.url, queue);
    for (let i = 0; i < 100; i++) expect((await post(server, '/pan-to-gst', pan)).status).toBe(200);
    const about = () => server.lines().filter((line) => line.includes('"msg":"traces'));
    await expect.poll(() => about().length, soon).toBe(1);
    expect(JSON.parse(about()[0]!).err.message).toMatch(/ECONNRESET|timed out/);
    for (let i = 0; i < 100; i++) expect((await post(server, '/pan-to-gst', pan)).status).toBe(200);
    // What does not end in time is killed.
    expect(await server.stop()).toMatchObject({ code: 0, signal: null });
    expect(about()).toHaveLength(1);
    expect(server.stderr()).toBe('');
  });

  it('is told when it is up again', async ({ onTestFinished }) => {
    const collector = await collecting(onTestFinished, false);
    const server = await traced(onTestFinished, collector.url, patience);
    const told = () => server.lines().flatMap((line) => (line.includes('"msg":"traces') ? [JSON.parse(line).msg] : []));
    await post(server, '/pan-to-gst', pan);
    await expect.poll(told, soon).toEqual(['traces cannot be sent, calls are answered all the same']);
    collector.state.up = true;
    const asked = async () => {
      await post(server, '/pan-to-gst', pan);
      return told();
    };
    await expect.poll(asked, soon).toContain('traces are sent again');
    expect(collector.spans().length).toBeGreaterThan(0);
  });
});
