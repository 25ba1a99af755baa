import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { NodeBindings } from './call.ts';
import type { OutcomeName } from './outcomes.ts';

/** Words for a request so broken that the app never had it. */
export type RefuseOutside = (refusal: OutcomeName, problem: string) => Response;

const parserOutcomes: Record<string, OutcomeName> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** The app on a Node server, set up to stand behind a load balancer. */
export function nodeServer(fetch: (request: Request, env: NodeBindings) => unknown, refuse: RefuseOutside): Server {
  const listener = getRequestListener((request, bindings) => fetch(request, bindings as NodeBindings), {
    hostname: 'localhost',
    errorHandler: (error) => refuse('bad_request', String(error)),
  });
  const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 66_000, requestTimeout: 120_000 }, listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // A client that is gone hears nothing, and half an answer must not be followed by another.
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    void writeRaw(socket, refuse(parserOutcomes[error.code ?? ''] ?? 'bad_request', error.message));
  });
  return server;
}

async function writeRaw(socket: Socket, response: Response): Promise<void> {
  const body = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const status = `${response.status} ${STATUS_CODES[response.status] ?? ''}`;
  socket.end(
    `HTTP/1.1 ${status}\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** Starts to listen; resolves with the port. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Answers what is in flight, tells every client to close, and resolves when all are gone or the time is up. */
export function drain(server: Server, graceMs: number): Promise<void> {
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Connection', 'close');
  });
  // Connections that fall idle after their last answer would otherwise hold the server open for the keep-alive time.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const giveUp = setTimeout(() => server.closeAllConnections(), graceMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(giveUp);
      resolve();
    });
  });
}
