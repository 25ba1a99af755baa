import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { NodeBindings } from './call.ts';
import { answerOutside, type RefuseOutside } from './outside.ts';
import { inFlight } from './turn.ts';

/** A server that listens and drains. */
export interface NodeServer {
  /** Resolves with the port. */
  listen(port: number, host: string): Promise<number>;
  /** Answers what is in flight, tells every client to close, and resolves when all are gone or the time is up. */
  drain(graceMs: number): Promise<void>;
}

const options: ServerOptions = {
  // A load balancer keeps a connection for 60 s: closing earlier makes it answer 502 now and then.
  keepAliveTimeout: 65_000,
  headersTimeout: 66_000,
  requestTimeout: 120_000,
  // Node would answer this one by itself; the adapter below refuses it too, and then it leaves by our door.
  requireHostHeader: false,
};

/** Connections that may wait to be taken: of Node's 511 a burst is left, and tries again a second later. */
const backlog = 4096;

/** The app on a Node server, set up to stand behind a load balancer. */
export function nodeServer(fetch: (request: Request, env: NodeBindings) => unknown, refuse: RefuseOutside): NodeServer {
  const listener = getRequestListener((request, bindings) => fetch(request, bindings as NodeBindings), {
    errorHandler: (error) => refuse('bad_request', String(error)),
  });
  const server = createServer(options, (request, response) => {
    // HTTP/1.0 has no Host, and health checks of load balancers still speak it.
    if (request.httpVersionMinor === 0) request.headers.host ??= 'localhost';
    void listener(request, response);
  });
  answerOutside(server, refuse);
  const connected = connections(server);
  return {
    listen: (port, host) => listen(server, port, host),
    drain: (graceMs) => drain(server, connected, graceMs),
  };
}

function connections(server: Server): Set<Socket> {
  const connected = new Set<Socket>();
  server.on('connection', (socket) => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  return connected;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function drain(server: Server, connected: Set<Socket>, graceMs: number): Promise<void> {
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Connection', 'close');
  });
  // Connections that fall idle after their last answer would otherwise hold the server open for the keep-alive time.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const giveUp = setTimeout(() => server.closeAllConnections(), graceMs);
  for (const socket of connected) {
    const answer = inFlight(socket);
    if (answer && !answer.headersSent) answer.setHeader('Connection', 'close');
    // Node counts a connection as idle only after its first request.
    if (socket.bytesRead === 0) socket.destroy();
  }
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(giveUp);
      resolve();
    });
  });
}
