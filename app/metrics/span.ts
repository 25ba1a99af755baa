import {
  type Attributes,
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import type { Call } from '../call.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']);

/** What a span tells of a call, by the conventions for HTTP: never a key, an identifier or a body. */
export function attributesOf(call: Call, status: number, url: string): Attributes {
  const { method, phrase, service, dialect, outcome, fault } = call;
  const route = routeOf(call);
  return {
    'http.request.method': methods.has(method) ? method : '_OTHER',
    // As it was declared: what was asked for may hold an identifier.
    'url.path': route,
    'url.scheme': url.startsWith('https:') ? 'https' : 'http',
    ...(phrase && { 'http.route': route }),
    ...(status > 0 && { 'http.response.status_code': status }),
    ...((status === 0 || status >= 500) && { 'error.type': status === 0 ? 'connection_cut' : String(status) }),
    ...(dialect && { 'namuna.dialect': dialect.name }),
    ...(service && { 'namuna.service': service.name }),
    'namuna.outcome': outcome,
    ...(fault !== undefined && { 'namuna.fault': fault }),
  };
}

/** Such as `POST /karza/v2/pan`; only the method where no phrase was met. */
export function nameOf(call: Call): string {
  const method = methods.has(call.method) ? call.method : 'HTTP';
  return call.phrase ? `${method} ${routeOf(call)}` : method;
}

function routeOf({ dialect, phrase }: Call): string {
  return `${dialect?.prefix ?? ''}${phrase?.path ?? '/*'}`;
}

/** The span that the caller is in, as W3C's `traceparent` tells it. */
export function parentOf({ traceparent }: Call): Context {
  const [version, traceId = '', spanId = '', flags = ''] = traceparent?.split('-') ?? [];
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  const context: SpanContext = { traceId, spanId, traceFlags, isRemote: true };
  return version !== 'ff' && isSpanContextValid(context) ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT;
}

/** The call's own span as a `traceparent`; undefined where it is not kept. */
export function writtenOf({ traceId, spanId, traceFlags }: SpanContext): string | undefined {
  return traceFlags & TraceFlags.SAMPLED ? `00-${traceId}-${spanId}-01` : undefined;
}
