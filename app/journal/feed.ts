import type { Entry } from './entry.ts';

/** What waits for one reader of events; bounded, so that a slow one takes no memory. */
export interface Feed {
  push(entries: Entry[]): void;
  /** Notes that so many cannot be told. */
  lose(count: number): void;
  /** Says something where there is nothing to say, so that nobody takes the connection for a dead one. */
  beat(): void;
  close(): void;
  /** The next event as it is sent; undefined where there will be none. */
  next(): Promise<string | undefined>;
}

/** Keeps at most so many entries for the reader, of more the newest; `tell` makes what is sent of one. */
export function createFeed(most: number, tell: (entry: Entry) => Promise<unknown>): Feed {
  let queue: Entry[] = [];
  let lost = 0;
  let silent = false;
  let closed = false;
  let wake = () => {};

  /** What can be sent now. */
  function ready(): string | Promise<string> | undefined {
    if (lost > 0) {
      const data = JSON.stringify({ count: lost });
      lost = 0;
      return `event: dropped\ndata: ${data}\n\n`;
    }
    const entry = queue.shift();
    if (entry) return tell(entry).then((told) => eventOf(entry.id, told));
    if (!silent) return undefined;
    silent = false;
    return ':\n\n';
  }
  return {
    push(entries) {
      queue.push(...entries);
      if (queue.length > most) {
        lost += queue.length - most;
        queue = queue.slice(-most);
      }
      wake();
    },
    lose(count) {
      lost += count;
      wake();
    },
    beat() {
      silent = true;
      wake();
    },
    close() {
      closed = true;
      queue = [];
      wake();
    },
    async next() {
      while (!closed) {
        const text = ready();
        if (text !== undefined) return text;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return undefined;
    },
  };
}

function eventOf(id: number, told: unknown): string {
  return `id: ${id}\nevent: request\ndata: ${JSON.stringify(told)}\n\n`;
}
