import type { Entry } from '../../journal/entry.ts';
import type { Entries } from '../store.ts';
import { createPage, type Page } from './page.ts';

/** Bounds of the journal: how many entries, and how many bytes of them. */
export interface JournalLimits {
  size: number;
  bytes: number;
}

/** What an entry takes besides its texts, about. */
const overhead = 600;
/** Most entries on a page that is written anew. */
const mostTogether = 64;
/** Most bytes of a page that is used again; one of long texts would be kept for short ones. */
const mostRoom = 200_000;

/** Entries that came together. */
interface Batch {
  page: Page;
  /** Bytes of each. */
  sizes: number[];
  /** The number of the first. */
  oldest: number;
}

/** The journal of a single process, in which the oldest makes room for the newest. */
export function memoryEntries({ size, bytes: mostBytes }: JournalLimits): Entries {
  const watchers = new Set<(entries: Entry[]) => void>();
  const batches = new Set<Batch>();
  /** To be written on next. */
  let spare: Page | undefined;
  /** How many of the oldest batch are gone. */
  let gone = 0;
  let count = 0;
  let bytes = 0;
  let last = 0;

  function add(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    const sizes = entries.map(sizeOf);
    const page = spare ?? createPage();
    spare = undefined;
    page.write(entries);
    batches.add({ page, sizes, oldest: entries[0]!.id });
    count += sizes.length;
    for (const one of sizes) bytes += one;
  }
  function makeRoom(): void {
    for (const batch of batches) {
      for (; gone < batch.sizes.length; gone++) {
        if (count <= size && bytes <= mostBytes) return;
        count--;
        bytes -= batch.sizes[gone]!;
      }
      batches.delete(batch);
      gone = 0;
      if (batch.page.room() <= mostRoom) spare = batch.page;
    }
  }
  function* newestFirst(before = Number.POSITIVE_INFINITY): Generator<Entry> {
    const inTurn = [...batches];
    for (let i = inTurn.length - 1; i >= 0; i--) {
      const { page, oldest } = inTurn[i]!;
      if (oldest >= before) continue;
      const left = page.read().slice(i === 0 ? gone : 0);
      yield* left.reverse().filter(({ id }) => id < before);
    }
  }
  return {
    append(unnumbered) {
      // Not copied: they are ours, and this happens for every call.
      const entries = unnumbered as Entry[];
      for (const entry of entries) entry.id = ++last;
      add(entries);
      makeRoom();
      for (const watcher of watchers) watcher(entries);
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
    size: () => ({ entries: count, bytes }),
    remove(fits) {
      const kept = [...newestFirst()].filter((entry) => !fits(entry)).reverse();
      const removed = count - kept.length;
      if (removed === 0) return 0;
      batches.clear();
      gone = count = bytes = 0;
      for (let i = 0; i < kept.length; i += mostTogether) add(kept.slice(i, i + mostTogether));
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
