import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { NodeBindings } from './call.ts';
import { admit, drain } from './drain.ts';
import { answerOutside, type RefuseOutside } from './outside.ts';
import { readAll } from './read-all.ts';

/** A server that listens and drains. */
export interface NodeServer {
  /** Resolves with the port. */
  listen(port: number, host: string): Promise<number>;
  /** Takes in who has connected by now, as far as half a second does; what is asked meanwhile is answered by `drain`. */
  admit(): Promise<void>;
  /** Answers what is in flight, tells every client to close, and resolves when all are gone or the time is up. */
  drain(graceMs: number): Promise<void>;
}

/** What clients may do; what is not given is as behind a load balancer. */
export interface Bounds
  extends Pick<
    ServerOptions,
    'keepAliveTimeout' | 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'
  > {
  /** Connections beyond it are cut at once. */
  maxConnections?: number;
  /** Told of each that is. */
  dropped?(): void;
}

const options: ServerOptions = {
  // A load balancer keeps a connection for 60 s: closing earlier makes it answer 502 now and then.
  keepAliveTimeout: 65_000,
  headersTimeout: 66_000,
  requestTimeout: 120_000,
  // Node would answer this one by itself; the adapter below refuses it too, and then it leaves by our door.
  requireHostHeader: false,
};

type Incoming = NonNullable<NodeBindings['incoming']>;

/** Most requests that are answered together. */
const mostWaiting = 32;

/** Connections that may wait to be taken: of Node's 511 a burst is left, and tries again a second later. */
const backlog = 4096;

/** The app on a Node server, set up to stand behind a load balancer. */
export function nodeServer(
  fetch: (request: Request, env: NodeBindings) => unknown,
  refuse: RefuseOutside,
  { maxConnections = Number.POSITIVE_INFINITY, dropped = () => {}, ...patience }: Bounds = {},
): NodeServer {
  const listener = getRequestListener((request, bindings) => fetch(request, bindings as NodeBindings), {
    errorHandler: (error) => refuse('bad_request', String(error)),
  });
  const answer = (request: Incoming, response: ServerResponse) => {
    // A body that is there already is no reason to wait.
    if (request.complete) request.rawBody = readAll(request);
    void listener(request, response);
  };
  let waiting: [Incoming, ServerResponse][] = [];
  let held = false;
  function answerAll(): void {
    const came = waiting;
    waiting = [];
    for (const [request, response] of came) answer(request, response);
  }
  const server = createServer({ ...options, ...patience }, (request, response) => {
    // HTTP/1.0 has no Host, and health checks of load balancers still speak it.
    if (request.httpVersionMinor === 0) request.headers.host ??= 'localhost';
    // Many at once would outlive a collection of garbage; all but this one have been read by now.
    if (!held && waiting.length === mostWaiting) answerAll();
    // At the end of the turn, when what came along with the head has been read.
    if (waiting.push([request, response]) === 1 && !held) setImmediate(answerAll);
  });
  server.maxConnections = maxConnections;
  server.on('drop', dropped);
  answerOutside(server, refuse);
  const connected = connections(server);
  return {
    listen: (port, host) => listen(server, port, host),
    admit() {
      // Else who has been answered would connect again, for as long as it takes.
      held = true;
      return admit(server);
    },
    drain(graceMs) {
      const drained = drain(server, connected, graceMs);
      held = false;
      answerAll();
      return drained;
    },
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
