import type { Entry } from '../../journal/entry.ts';
import type { Entries, Unnumbered } from '../store.ts';

/** Bounds of the journal: how many entries, and how many bytes of them. */
export interface JournalLimits {
  size: number;
  bytes: number;
}

/** What an entry takes besides its texts, about. */
const overhead = 600;

/** The journal of a single process: a ring, in which the newest takes the place of the oldest. */
export function memoryEntries({ size, bytes: mostBytes }: JournalLimits): Entries {
  const watchers = new Set<(entries: Entry[]) => void>();
  let entries: Entry[] = [];
  /** Where the oldest is; what stands before it is gone. */
  let first = 0;
  let bytes = 0;
  let last = 0;

  function drop(): void {
    bytes -= sizeOf(entries[first]!);
    entries[first++] = undefined as never;
    if (first < 1000 || first * 2 < entries.length) return;
    entries = entries.slice(first);
    first = 0;
  }
  function add(unnumbered: Unnumbered): Entry {
    // Not copied: it is ours, and this happens for every call.
    const entry = unnumbered as Entry;
    entry.id = ++last;
    entries.push(entry);
    bytes += sizeOf(entry);
    while (entries.length - first > size || (bytes > mostBytes && entries.length > first)) drop();
    return entry;
  }
  function* newestFirst(before = Number.POSITIVE_INFINITY): Generator<Entry> {
    for (let i = entries.length - 1; i >= first; i--) if (entries[i]!.id < before) yield entries[i]!;
  }
  return {
    append(unnumbered) {
      const added = unnumbered.map(add);
      for (const watcher of watchers) watcher(added);
    },
    read({ before, limit, fits }) {
      const found: Entry[] = [];
      for (const entry of newestFirst(before)) {
        if (found.length === limit) break;
        if (fits(entry)) found.push(entry);
      }
      return found;
    },
    count(fits) {
      let count = 0;
      for (const entry of newestFirst()) if (fits(entry)) count++;
      return { count, newest: last };
    },
    size: () => ({ entries: entries.length - first, bytes }),
    remove(fits) {
      const kept = entries.slice(first).filter((entry) => !fits(entry));
      const removed = entries.length - first - kept.length;
      entries = kept;
      first = 0;
      bytes = kept.reduce((sum, entry) => sum + sizeOf(entry), 0);
      return removed;
    },
    watch(came) {
      watchers.add(came);
      return () => void watchers.delete(came);
    },
  };
}

/** Bytes that an entry takes, about. */
function sizeOf({ body, answer, path, headers }: Entry): number {
  let size = overhead + body.length + answer.length + path.length;
  for (const text of headers) size += text.length;
  return size;
}
