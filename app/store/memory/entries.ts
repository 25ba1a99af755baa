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
/** Entries, and bytes of them, that are enough for a page: it is kept until all that stand on it are gone. */
const enough = 64;
const enoughBytes = 200_000;
/** Most bytes of a page that is used again; one of a long text would be kept for short ones. */
const mostRoom = 300_000;

/** Entries in a row. */
interface Batch {
  /** The number of the first. */
  oldest: number;
  /** Bytes of each, and of all. */
  sizes: number[];
  bytes: number;
  page?: Page;
}

/** The journal of a single process, in which the oldest makes room for the newest. */
export function memoryEntries({ size, bytes: mostBytes }: JournalLimits): Entries {
  const watchers = new Set<(entries: Entry[]) => void>();
  const batches = new Set<Batch>();
  /** The last, while it has no page, and its entries. */
  let open: Batch | undefined;
  const came: Entry[] = [];
  /** To be written on next. */
  let spare: Page | undefined;
  /** How many of the oldest batch are gone. */
  let gone = 0;
  let count = 0;
  let bytes = 0;
  let last = 0;

  function add(entry: Entry): void {
    const taken = sizeOf(entry);
    open ??= begin(entry.id);
    came.push(entry);
    open.sizes.push(taken);
    open.bytes += taken;
    count++;
    bytes += taken;
    if (came.length === enough || open.bytes >= enoughBytes) close(open);
  }
  function begin(oldest: number): Batch {
    const batch = { oldest, sizes: [], bytes: 0 };
    batches.add(batch);
    return batch;
  }
  function close(batch: Batch): void {
    batch.page = spare ?? createPage();
    batch.page.write(came);
    spare = undefined;
    leaveOpen();
  }
  function leaveOpen(): void {
    open = undefined;
    // The same array for good: new ones would soon be made among the old, and there keep entries from being collected.
    came.length = 0;
  }
  function makeRoom(): void {
    for (const batch of batches) {
      dropFrom(batch);
      if (gone < batch.sizes.length) return;
      batches.delete(batch);
      gone = 0;
      if (batch === open) leaveOpen();
      if (batch.page && batch.page.room() <= mostRoom) spare = batch.page;
    }
  }
  function dropFrom({ sizes }: Batch): void {
    for (; gone < sizes.length && (count > size || bytes > mostBytes); gone++) {
      count--;
      bytes -= sizes[gone]!;
    }
  }
  function* newestFirst(before = Number.POSITIVE_INFINITY): Generator<Entry> {
    const inTurn = [...batches];
    for (let i = inTurn.length - 1; i >= 0; i--) {
      const { page, oldest } = inTurn[i]!;
      if (oldest >= before) continue;
      const left = (page?.read() ?? came).slice(i === 0 ? gone : 0);
      yield* left.reverse().filter(({ id }) => id < before);
    }
  }
  return {
    append(unnumbered) {
      // Not copied: they are ours, and this happens for every call.
      const entries = unnumbered as Entry[];
      for (const entry of entries) {
        entry.id = ++last;
        add(entry);
      }
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
      leaveOpen();
      gone = count = bytes = 0;
      for (const entry of kept) add(entry);
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
