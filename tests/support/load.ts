import { connect, type Socket } from 'node:net';

/** What became of all calls. */
export interface Tally {
  /** Calls whose bytes were sent, and those of them that had no whole answer. */
  sent: number;
  lost: number;
  /** Connections that nobody took. */
  refused: number;
  /** How many answers had each status. */
  statuses: Map<number, number>;
  /** Longest time that an answer took, in milliseconds. */
  slowest: number;
}

export interface Load {
  /** As it is by now. */
  tally: Tally;
  /** Lets each caller have its last answer; resolves when all are done. */
  stop(): Promise<Tally>;
  /** Resolves when nobody asks any more, such as when nobody listens. */
  over: Promise<Tally>;
}

interface LoadOptions {
  connections?: number;
  /** A connection for each call, rather than one after the other on each. */
  fresh?: boolean;
}

/** Asks one call after the other on so many connections, on a new one where one has ended, until nobody takes one. */
export function keepAsking(
  port: number,
  request: () => string,
  { connections = 16, fresh = false }: LoadOptions = {},
): Load {
  const tally: Tally = { sent: 0, lost: 0, refused: 0, statuses: new Map(), slowest: 0 };
  let asking = true;
  async function caller(): Promise<void> {
    while (asking) {
      const socket = await dial(port);
      if (!socket) {
        tally.refused++;
        return;
      }
      while (asking && (await call(socket)) && !fresh);
      socket.destroy();
    }
  }
  /** Whether the connection can be used again. */
  async function call(socket: Socket): Promise<boolean> {
    const since = performance.now();
    tally.sent++;
    socket.write(request());
    const head = await answerOn(socket);
    if (head === undefined) {
      tally.lost++;
      return false;
    }
    const status = Number(head.slice(9, 12));
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    tally.slowest = Math.max(tally.slowest, performance.now() - since);
    return !/^connection: close\r?$/im.test(head);
  }
  const over = Promise.all(Array.from({ length: connections }, caller)).then(() => tally);
  return {
    tally,
    over,
    stop() {
      asking = false;
      return over;
    },
  };
}

function dial(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => resolve(undefined));
  });
}

/** The head of an answer once all of it is there; undefined where the connection ends before. */
function answerOn(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const settle = (head?: string) => {
      socket.off('data', read).off('close', closed);
      resolve(head);
    };
    const closed = () => settle();
    function read(piece: Buffer): void {
      text += piece.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = /^content-length: (\d+)/im.exec(text)?.[1];
      if (end >= 0 && text.length >= end + 4 + Number(length)) settle(text.slice(0, end));
    }
    socket.on('data', read).on('close', closed);
    if (socket.destroyed) settle();
  });
}
