import { trace } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import type { Call } from '../app/call.ts';
import { attributesOf, nameOf, parentOf, writtenOf } from '../app/metrics/span.ts';
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
