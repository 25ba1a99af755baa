import type { Log } from '../../log.ts';

/** One visit after the other, each until it ends, with a pause between them that grows while none arrives. */
export interface Visits {
  /** Whether one is going on that has arrived. */
  reached(): boolean;
  /** Resolves when one arrives, or none does within a second; goes on trying. */
  start(): Promise<void>;
  /** Resolves once the last one has ended, which it does not do by itself. */
  close(): Promise<void>;
}

const startMs = 1000;
const shortestPauseMs = 25;
const longestPauseMs = 500;

/** `visit` calls `arrived` when all is well, and rejects with why it ended. */
export function createVisits(visit: (arrived: () => void) => Promise<never>, log: Pick<Log, 'info' | 'error'>): Visits {
  let reached = false;
  let told = false;
  let closed = false;
  let pauseMs = shortestPauseMs;
  let going: Promise<void> | undefined;
  let started = () => {};
  let wake = () => {};

  async function go(): Promise<void> {
    while (!closed) {
      await visit(arrived).catch(ended);
      if (!closed) await pause();
    }
  }
  function arrived(): void {
    reached = true;
    pauseMs = shortestPauseMs;
    if (told) log.info('store reached');
    told = false;
    started();
  }
  function ended(why: unknown): void {
    reached = false;
    if (closed || told) return;
    told = true;
    log.error('store out of reach', why);
  }
  async function pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
  return {
    reached: () => reached,
    start() {
      going = go();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, startMs);
        started = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    async close() {
      closed = true;
      wake();
      started();
      await going;
    },
  };
}
