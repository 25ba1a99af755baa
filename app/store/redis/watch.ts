import type { Entry } from '../../journal/entry.ts';
import { storeGone } from '../gone.ts';
import type { Entries } from '../store.ts';
import type { Link } from './link.ts';

/** Watches the entries of all replicas, which come to this one only while somebody watches. */
export function watchOf(link: Link, channel: string): Entries['watch'] {
  const watchers = new Set<(entries: Entry[]) => void>();
  let listening: Promise<void> | undefined;

  /** `7 [{...},{...}]`, the number that of the first. */
  function hear(message: string): void {
    const space = message.indexOf(' ');
    const first = Number(message.slice(0, space));
    const told = JSON.parse(message.slice(space + 1)) as Omit<Entry, 'id'>[];
    const entries = told.map((entry, i) => ({ id: first + i, ...entry }));
    for (const watcher of watchers) watcher(entries);
  }
  function stop(watcher: (entries: Entry[]) => void): void {
    if (!watchers.delete(watcher) || watchers.size > 0) return;
    listening = undefined;
    link.unlisten(channel);
  }
  return async function watch(came) {
    if (!link.reached()) throw storeGone();
    // A name of its own, since two may watch with one function.
    const watcher = (entries: Entry[]) => came(entries);
    watchers.add(watcher);
    listening ??= link.listen(channel, hear);
    try {
      await listening;
    } catch (error) {
      stop(watcher);
      throw error;
    }
    return () => stop(watcher);
  };
}
