import type { Awaitable } from '../store/store.ts';
import type { Entry } from './entry.ts';
import type { Journal } from './journal.ts';

/** What a follower is told of. */
export interface Follower {
  fits(entry: Entry): boolean;
  /** How many are there already, and the highest number of all; told once, first. */
  already(known: { count: number; newest: number }): Awaitable<void>;
  /** Those that come after these; the lowest number first. */
  came(entries: Entry[]): void;
}

/** Follows a journal from what is there to what comes, nothing twice and nothing left out; resolves with what ends it. */
export async function follow(journal: Journal, { fits, already, came }: Follower): Promise<() => void> {
  let newest = 0;
  let held: Entry[] | undefined = [];
  const tell = (entries: Entry[]) => {
    const later = entries.filter(({ id }) => id > newest);
    if (later.length > 0) came(later);
  };
  const end = await journal.watch((entries) => {
    const fitting = entries.filter(fits);
    if (held) held.push(...fitting);
    else tell(fitting);
  });
  try {
    const known = await journal.count(fits);
    await already(known);
    newest = known.newest;
    const early = held;
    held = undefined;
    tell(early);
    return end;
  } catch (error) {
    end();
    throw error;
  }
}
