import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trace } from '@opentelemetry/api';
import { describe, expect, it, vi } from 'vitest';
import type { AppContext, Call } from '../app/call.ts';
import { attributesOf, nameOf, parentOf, writtenOf } from '../app/metrics/span.ts';
import { tellOnce } from '../app/metrics/tell-once.ts';
import { openTraces } from '../app/metrics/traces.ts';
import { key, testApp } from './support/app.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

/** The span of one call, as it would be made. */
async function spanOf(path: string, body: object, headers: Record<string, string> = {}) {
  const spans: { name: string; attributes: Record<string, unknown> }[] = [];
  const observers = [
    (call: Call, status: number) =>
      void spans.push({ name: nameOf(call), attributes: attributesOf(call, status, 'http://localhost/') }),
  ];
  await testApp({}, { observers }).post(path, body, headers);
  return spans[0]!;
}

describe('a span', () => {
  it('tells method, route, status, service, dialect and outcome', async () => {
    expect(await spanOf('/pan-to-gst?secret=1', { pan_number: 'ABCDE1234F' })).toEqual({
      name: 'POST /pan-to-gst',
      attributes: {
        'http.request.method': 'POST',
        'url.path': '/pan-to-gst',
        'url.scheme': 'http',
        'http.route': '/pan-to-gst',
        'http.response.status_code': 200,
        'namuna.dialect': 'native',
        'namuna.service': 'pan-to-gst',
        'namuna.outcome': 101,
      },
    });
  });

  it('tells the route of a path that holds an identifier', async () => {
    const path = '/sandbox/bank/SBIN0000300/accounts/1234567890/verify';
    const { name, attributes } = await spanOf(path, {}, { 'x-api-key': key });
    expect(JSON.stringify([name, attributes])).not.toMatch(/SBIN|1234567890/);
    expect(attributes['url.path']).toMatch(/^\/sandbox\/(?:\*|bank\/\{ifsc\}\/accounts\/\{account_number\}\/verify)$/);
  });

  it('tells nothing of a path that no route knows', async () => {
    expect(await spanOf('/nowhere/ABCDE1234F', {})).toEqual({
      name: 'POST',
      attributes: expect.objectContaining({ 'url.path': '/*', 'namuna.outcome': 107 }),
    });
  });

  it('tells what went wrong, and the fault', async () => {
    const { attributes } = await spanOf('/pan-to-gst', {}, { 'X-Mock-Fault': 'delay;ms=1, 503' });
    expect(attributes).toMatchObject({ 'error.type': '503', 'namuna.fault': 'delay;ms=1, 503', 'namuna.outcome': 108 });
  });

  it('of a connection that was cut has no status', () => {
    const attributes = attributesOf({ method: 'GET', outcome: 101 } as Call, 0, 'https://namuna.example/');
    expect(attributes).toMatchObject({ 'error.type': 'connection_cut', 'url.scheme': 'https' });
    expect(attributes).not.toHaveProperty('http.response.status_code');
  });

  it('of an unheard-of method is named HTTP', () => {
    const call = { method: 'PURGE' } as Call;
    expect([nameOf(call), attributesOf(call, 200, '')['http.request.method']]).toEqual(['HTTP', '_OTHER']);
  });
});

describe('its parent', () => {
  const parent = (traceparent?: string) => trace.getSpanContext(parentOf({ traceparent } as Call));
  it.each([
    ['sampled', `00-${traceId}-${spanId}-01`, 1],
    ['not sampled', `00-${traceId}-${spanId}-00`, 0],
    ['of a later version', `cc-${traceId}-${spanId}-09`, 1],
  ])('is the one that was sent: %s', (_name, traceparent, traceFlags) => {
    expect(parent(traceparent)).toEqual({ traceId, spanId, traceFlags, isRemote: true });
  });

  it.each([
    ['nothing was sent', undefined],
    ['the trace is nought', `00-${'0'.repeat(32)}-${spanId}-01`],
    ['the span is nought', `00-${traceId}-${'0'.repeat(16)}-01`],
    ['the version is none', `ff-${traceId}-${spanId}-01`],
  ])('is none where %s', (_name, traceparent) => {
    expect(parent(traceparent)).toBeUndefined();
  });

  it('is written in turn, where the span is kept', () => {
    expect(writtenOf({ traceId, spanId, traceFlags: 1 })).toBe(`00-${traceId}-${spanId}-01`);
    expect(writtenOf({ traceId, spanId, traceFlags: 0 })).toBeUndefined();
  });
});

describe('traces', () => {
  const call = { method: 'GET', path: '/x', dialect: { name: 'native' }, outcome: 101, startedAt: 1_790_000_000_000 };
  const c = { req: { url: 'http://localhost/x' } } as AppContext;

  /** A collector that answers each batch with the next of these statuses, and what was told of it. */
  async function collected(statuses: number[]) {
    const told: string[] = [];
    const log = {
      info: (message: string) => void told.push(message),
      error: (message: string, error: Error) => void told.push(`${message}: ${error.message}`),
    };
    const batches: string[] = [];
    const collector = createServer((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        batches.push(body);
        response.writeHead(statuses[batches.length - 1] ?? 200).end('a page '.repeat(100));
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`);
    vi.stubEnv('OTEL_SERVICE_NAME', 'specimen');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=test');
    const traces = openTraces(log);
    vi.unstubAllEnvs();
    return { traces, told, batches, close: () => collector.close() };
  }

  it('are sent of calls alone, and noted for the log', async () => {
    const { traces, batches, told, close } = await collected([]);
    const [page, good, bad, cut] = [{ ...call, dialect: undefined }, { ...call }, { ...call }, { ...call }] as Call[];
    traces.observe(page!, 200, 1, c);
    traces.observe(good!, 200, 1, c);
    traces.observe(bad!, 503, 1, c);
    traces.observe(cut!, 0, 1, c);
    await traces.close(5000);
    close();
    expect([page!.traceparent, told]).toEqual([undefined, []]);
    expect(good!.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const [{ resourceSpans }] = batches.map((text) => JSON.parse(text));
    expect(JSON.stringify(resourceSpans[0].resource)).toContain('deployment.environment.name');
    const { spans } = resourceSpans[0].scopeSpans[0];
    // Unset is 0, an error is 2.
    expect(spans.map(({ status }: { status: { code: number } }) => status.code)).toEqual([0, 2, 2]);
    expect(BigInt(spans[0].endTimeUnixNano) - BigInt(spans[0].startTimeUnixNano)).toBe(1_000_000n);
  });

  it('that cannot be sent are told of once, without the page that a collector answers', async () => {
    const { traces, told, close } = await collected([400, 400]);
    traces.observe({ ...call } as Call, 200, 1, c);
    await traces.close(5000);
    close();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^traces cannot be sent, calls are answered all the same: 400 /);
    expect(told[0]!.length).toBeLessThan(300);
  });

  it('say what of the standard’s variables is passed over', () => {
    const told: object[] = [];
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', '=;=');
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', 'soon');
    openTraces({ info: (_message, more) => void told.push(more!), error: () => {} });
    vi.unstubAllEnvs();
    expect(JSON.stringify(told)).toContain('soon');
  });

  it('are not waited for longer than is given', async () => {
    const exporter = { export: () => {}, shutdown: () => new Promise<void>(() => {}) };
    const never = tellOnce(exporter, { info: () => {}, error: () => {} });
    expect(await Promise.race([never.shutdown(), 'still sending'])).toBe('still sending');
    await expect(never.forceFlush!()).resolves.toBeUndefined();
  });
});

describe('what is told of sending', () => {
  it('is a change alone: failing once, then that it is well again', () => {
    const told: string[] = [];
    const results: { code: number; error?: Error }[] = [
      { code: 0 },
      { code: 1, error: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) },
      { code: 1, error: new Error('another') },
      { code: 0 },
      { code: 1 },
      { code: 0 },
      { code: 1, error: new Error('page '.repeat(100)) },
    ];
    const exporter = {
      export: (_spans: unknown, done: (result: { code: number }) => void) => done(results.shift()!),
      shutdown: async () => {},
      forceFlush: async () => void told.push('flushed'),
    };
    const telling = tellOnce(exporter, {
      info: (message) => void told.push(message),
      error: (message, error) => void told.push(`${message}: ${(error as Error).message}`),
    });
    const codes: number[] = [];
    for (let i = 0; i < 7; i++) telling.export([], ({ code }) => void codes.push(code));
    void telling.forceFlush!();
    const failing = 'traces cannot be sent, calls are answered all the same: ';
    expect(codes).toEqual([0, 1, 1, 0, 1, 0, 1]);
    expect(told).toEqual([
      `${failing}ECONNREFUSED refused`,
      'traces are sent again',
      `${failing}no reason was given`,
      'traces are sent again',
      failing + 'page '.repeat(40),
      'flushed',
    ]);
  });
});
