import type { Client } from '../client.ts';
import type { Sleep } from '../sleep.ts';
import type { Entry } from './entry.ts';
import { follow } from './follow.ts';
import type { Journal } from './journal.ts';
import { wakeable } from './wakeable.ts';

interface Wanted {
  fits(entry: Entry): boolean;
  count: number;
  /** Longest wait, in milliseconds. */
  ms: number;
}

/** How many entries fit: as soon as there are as many as wanted, or when the time is up; rejects when the client leaves. */
export async function waitFor(
  journal: Journal,
  { fits, count: wanted, ms }: Wanted,
  sleep: Sleep,
  client: Client,
): Promise<number> {
  const sleeper = wakeable(client);
  let count = 0;
  const add = (more: number) => {
    count += more;
    if (count >= wanted) sleeper.wake();
  };
  const end = await follow(journal, {
    fits,
    already: (known) => add(known.count),
    came: (entries) => add(entries.length),
  });
  try {
    if (count < wanted) await sleep(ms, sleeper.client);
    return count;
  } finally {
    end();
  }
}
