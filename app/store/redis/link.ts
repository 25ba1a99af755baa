import type { Log } from '../../log.ts';
import { storeGone } from '../gone.ts';
import type { Address } from './address.ts';
import { type Connection, openConnection } from './connection.ts';
import { isUnknownScript, type Run, scriptOf } from './script.ts';
import { createVisits } from './visits.ts';

type Heard = (message: string) => void;

/**
 * The way to Redis: one connection, and a new one whenever it ends. What cannot be done is refused with `storeGone()`,
 * without a connection at once. An answer comes after all that was published before it.
 */
export interface Link {
  ask(...command: string[]): Promise<unknown>;
  /** A script that every connection is taught. */
  script(lua: string): Run;
  /** Hears a channel on this connection and those to come. */
  listen(channel: string, heard: Heard): Promise<void>;
  unlisten(channel: string): void;
  /** Done with every connection, in the order given, before Redis counts as reached. */
  onArrival(step: () => Promise<unknown>): void;
  reached(): boolean;
  /** Ends a connection that is of no use. */
  drop(why: unknown): void;
  /** Says that the connection is of use, so that what was refused on it is worth a line of the log. */
  confirm(): void;
  /** Resolves when Redis is reached, or is not within a second; goes on trying. */
  start(): Promise<void>;
  /** Does a last thing on the connection that there is. */
  close(last: () => Promise<unknown>): Promise<void>;
}

/** `asks` is told of every command, over all connections. */
export function createLink(address: Address, log: Pick<Log, 'info' | 'error'>, asks: () => void): Link {
  const scripts: string[] = [];
  const channels = new Map<string, Heard>();
  const steps: (() => Promise<unknown>)[] = [];
  const visits = createVisits(visit, log);
  let connection: Connection | undefined;
  /** What Redis refused first on this connection, such as a command that its user may not use: it goes on doing so. */
  let refused: unknown;
  let told = false;
  let closed = false;

  async function visit(arrived: () => void): Promise<never> {
    const opened = await openConnection(address, asks);
    connection = opened;
    refused = undefined;
    told = false;
    try {
      if (closed) throw storeGone();
      await Promise.all(scripts.map((lua) => opened.ask(['SCRIPT', 'LOAD', lua])));
      await Promise.all([...channels].map(([channel, heard]) => opened.subscribe(channel, heard)));
      for (const step of steps) await step();
      arrived();
      throw await opened.ended;
    } catch (error) {
      throw causeOf(error);
    } finally {
      connection = undefined;
      opened.end(storeGone());
    }
  }
  async function ask(...command: string[]): Promise<unknown> {
    const asked = connection;
    if (!asked) throw storeGone();
    try {
      return await asked.ask(command);
    } catch (error) {
      if (!asked.isOver() && !isUnknownScript(error)) refused ??= error;
      throw storeGone(error);
    }
  }
  return {
    ask,
    script(lua) {
      scripts.push(lua);
      return scriptOf(lua, ask);
    },
    async listen(channel, heard) {
      const careful = (message: string) => {
        // What is thrown here would end up in the client's decoder.
        try {
          heard(message);
        } catch (error) {
          log.error('what the store told was not understood', error);
        }
      };
      channels.set(channel, careful);
      await connection?.subscribe(channel, careful).catch((error: unknown) => {
        throw storeGone(error);
      });
    },
    unlisten(channel) {
      const heard = channels.get(channel);
      channels.delete(channel);
      if (heard) connection?.unsubscribe(channel, heard).catch(() => {});
    },
    onArrival: (step) => void steps.push(step),
    reached: visits.reached,
    drop: (why) => connection?.end(causeOf(why)),
    confirm() {
      if (refused !== undefined && !told) log.error('store refused a command', refused);
      told = refused !== undefined;
    },
    start: visits.start,
    async close(last) {
      closed = true;
      const over = visits.close();
      await last().catch(() => {});
      connection?.end(storeGone());
      await over;
    },
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}
