import type { Entry } from '../../journal/entry.ts';
import type { Entries } from '../store.ts';
import { createBatches } from './batches.ts';
import { copyOf } from './line.ts';

/** Bounds of the journal: how many entries, and how many bytes of them. */
export interface JournalLimits {
  size: number;
  bytes: number;
}

/** The journal of a single process, in which the oldest makes room for the newest. */
export function memoryEntries({ size, bytes }: JournalLimits): Entries {
  const watchers = new Set<(entries: Entry[]) => void>();
  const batches = createBatches();
  let last = 0;

  return {
    append(unnumbered) {
      // Not copied: they are ours, and this happens for every call.
      const entries = unnumbered as Entry[];
      for (const entry of entries) {
        entry.id = ++last;
        batches.add(entry);
      }
      batches.dropWhile((now) => now.entries > size || now.bytes > bytes);
      for (const watcher of watchers) watcher(entries);
    },
    read({ before, limit, fits }) {
      const found: Entry[] = [];
      for (const entry of batches.newestFirst(before)) {
        if (found.length === limit) break;
        if (fits(entry)) found.push(copyOf(entry));
      }
      return found;
    },
    count(fits) {
      let count = 0;
      for (const entry of batches.newestFirst()) if (fits(entry)) count++;
      return { count, newest: last };
    },
    size: () => ({ ...batches.size }),
    remove: batches.remove,
    watch(came) {
      watchers.add(came);
      return () => void watchers.delete(came);
    },
  };
}
