import { createClient } from '@redis/client';
import type { Address } from './address.ts';

/** How long an answer may take, in milliseconds. */
const patienceMs = 500;

/** One connection to Redis, from its handshake to its end: it is never mended, there is a new one. */
export interface Connection {
  /** Rejects with what may be logged; an answer that is late ends the connection. */
  ask(command: string[]): Promise<unknown>;
  subscribe(channel: string, heard: (message: string) => void): Promise<void>;
  unsubscribe(channel: string, heard: (message: string) => void): Promise<void>;
  /** Resolves with why it ended. */
  ended: Promise<Error>;
  isOver(): boolean;
  end(why: unknown): void;
}

/** Resolves once Redis has let us in; rejects after about a second. `asks` is told of every command. */
export async function openConnection(address: Address, asks: () => void): Promise<Connection> {
  const client = clientOf(address);
  let why: Error | undefined;
  let ending: (why: Error) => void;
  const ended = new Promise<Error>((resolve) => {
    ending = resolve;
  });
  function end(error: unknown): void {
    why ??= address.tellable(error);
    // Rejects what waits for an answer.
    client.destroy();
    ending(why);
  }
  /** The same promise, with a deadline and with words that may be logged. */
  function answered<T>(answer: Promise<T>): Promise<T> {
    asks();
    let waiting = true;
    const late = () => {
      if (waiting) end(new Error(`Redis gave no answer within ${patienceMs} ms`));
    };
    // It may be this process that was held up: so in two halves, one of which it was awake for, and what came is read.
    let timer = setTimeout(() => {
      timer = setTimeout(() => setImmediate(late), patienceMs / 2);
    }, patienceMs / 2);
    const done = () => {
      waiting = false;
      clearTimeout(timer);
    };
    return answer.then(
      (value) => {
        done();
        return value;
      },
      (error: unknown) => {
        done();
        throw why ?? address.tellable(error);
      },
    );
  }
  client.on('error', end);
  await answered(client.connect()).catch(end);
  if (why) {
    // A socket that came about after the end is still open.
    client.destroy();
    throw why;
  }
  return {
    ask: (command) => answered(client.sendCommand(command)),
    subscribe: (channel, heard) => answered(client.subscribe(channel, heard)),
    unsubscribe: (channel, heard) => answered(client.unsubscribe(channel, heard)),
    ended,
    isOver: () => why !== undefined,
    end,
  };
}

/** RESP 3 lets commands and what is published share one connection, and so one order. */
function clientOf({ socket, username, password, database }: Address) {
  return createClient({
    RESP: 3,
    socket: { ...socket, connectTimeout: patienceMs, reconnectStrategy: false } as object,
    username,
    password,
    database,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    // Its deadline holds only until a command is written; ours holds until the answer.
    commandOptions: { timeout: 0 },
  });
}
