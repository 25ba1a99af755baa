import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as turnEnds } from 'node:timers/promises';
import { inFlight } from './turn.ts';

/** Longest time that who has connected is waited for, in milliseconds. */
const admitMs = 500;
/** How long no request has come before idle connections are let go, in milliseconds: the next may be on its way. */
const quietMs = 250;
/** How often those that have fallen idle are let go, which would otherwise hold the server open for the keep-alive time. */
const sweepMs = 20;

/** Resolves once nobody who has connected waits to be taken in, of whom Node takes one a turn. */
export async function admit(server: Server): Promise<void> {
  const since = performance.now();
  // The turn that goes on may be past the point where one is taken.
  let quietTurns = 0;
  const came = () => {
    quietTurns = 0;
  };
  server.on('connection', came);
  for (; quietTurns < 2 && performance.now() - since < admitMs; quietTurns++) await turnEnds();
  server.off('connection', came);
}

/** Takes nobody new, answers what has come, tells every client to close, and resolves when all are gone or the time is up. */
export function drain(server: Server, connected: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  let last = performance.now();
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    last = performance.now();
    response.setHeader('Connection', 'close');
  });
  for (const socket of connected) {
    const answer = inFlight(socket);
    if (answer && !answer.headersSent) answer.setHeader('Connection', 'close');
  }
  function letGo(): void {
    // Node counts one as idle whose answer is made, though its client has not read all of it.
    if (performance.now() - last < quietMs || [...connected].some(isSending)) return;
    server.closeIdleConnections();
    // Node counts a connection as idle only after its first request.
    for (const socket of connected) if (socket.bytesRead === 0) socket.destroy();
  }
  // At the end of a turn, when what there was to read in it has been.
  const sweep = setInterval(() => setImmediate(letGo), sweepMs);
  const giveUp = setTimeout(() => server.closeAllConnections(), graceMs);
  return new Promise((resolve) => {
    // Not by the server's own way, which cuts at once whoever is idle.
    NetServer.prototype.close.call(server, () => {
      clearInterval(sweep);
      clearTimeout(giveUp);
      // Ends its watch over slow clients.
      server.close();
      resolve();
    });
  });
}

function isSending(socket: Socket): boolean {
  return inFlight(socket)?.writableEnded ?? false;
}
