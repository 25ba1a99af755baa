import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Value {
  stringValue?: string;
  intValue?: number;
}

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  resource: Record<string, unknown>;
  spans: ReceivedSpan[];
  text: string;
}

export interface ReceivedSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Record<string, unknown>;
  status: { code: number };
  startTimeUnixNano: string;
  endTimeUnixNano: string;
}

/** A collector of OpenTelemetry, which takes spans as JSON over HTTP while it is `up`; `stop` it. */
export async function startCollector() {
  const received: Received[] = [];
  const state = { up: true };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      received.push({ path: request.url!, headers: request.headers, text, ...readTraces(text) });
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });
  // Not a port where nobody listens: another test may come to listen there.
  server.on('connection', (socket) => state.up || socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    received,
    spans: () => received.flatMap(({ spans }) => spans),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readTraces(text: string): Pick<Received, 'resource' | 'spans'> {
  const [{ resource, scopeSpans }] = JSON.parse(text).resourceSpans;
  // biome-ignore lint/suspicious/noExplicitAny: as it came
  const spans = scopeSpans.flatMap((scope: any) => scope.spans);
  return {
    resource: plain(resource.attributes),
    // biome-ignore lint/suspicious/noExplicitAny: as it came
    spans: spans.map((span: any) => ({ ...span, attributes: plain(span.attributes) })),
  };
}

function plain(attributes: { key: string; value: Value }[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
