import type { Entry } from '../../journal/entry.ts';
import { type Batch, emptyBatch, isFull, note } from './batch.ts';
import { copyOf } from './line.ts';
import { createPage, type Page } from './page.ts';

/** How many entries there are, and bytes of them, about. */
export interface Size {
  entries: number;
  bytes: number;
}

/** Entries by the order of their numbers, a page full at a time. */
export interface Batches {
  readonly size: Readonly<Size>;
  add(entry: Entry): void;
  /** Lets the oldest go, one by one. */
  dropWhile(tooLarge: (size: Size) => boolean): void;
  /** Removes those that fit, and returns how many. */
  remove(fits: (entry: Entry) => boolean): number;
  /** Those that come before a number; each is good until the next is added, dropped or removed. */
  newestFirst(before?: number): Iterable<Entry>;
}

/** Most bytes of a page that is used again; one of a long text would be kept for short ones. */
const mostRoom = 300_000;

export function createBatches(): Batches {
  const size: Size = { entries: 0, bytes: 0 };
  const batches = new Set<Batch>();
  /** The last, while it has no page, and its entries. */
  let open: Batch | undefined;
  const came: Entry[] = [];
  /** To be written on next. */
  let spare: Page | undefined;

  function begin(oldest: number): Batch {
    const batch = emptyBatch(oldest);
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
  function leave(batch: Batch): void {
    batches.delete(batch);
    if (batch === open) leaveOpen();
    if (batch.page && batch.page.room() <= mostRoom) spare = batch.page;
  }
  function count(batch: Batch, entry: Entry): void {
    size.entries++;
    size.bytes += note(batch, entry);
  }
  function dropFirst(batch: Batch): void {
    size.entries--;
    size.bytes -= batch.sizes[batch.gone++]!;
  }
  function entriesOf({ page, gone }: Batch): Entry[] {
    return (page?.read() ?? came).slice(gone);
  }
  function rewrite(batch: Batch, left: Entry[]): void {
    while (batch.gone < batch.sizes.length) dropFirst(batch);
    Object.assign(batch, emptyBatch(batch.oldest));
    for (const entry of left) count(batch, entry);
    if (left.length === 0) leave(batch);
    else if (batch.page) batch.page.write(left);
    else came.splice(0, came.length, ...left);
  }
  return {
    size,
    add(entry) {
      open ??= begin(entry.id);
      came.push(entry);
      count(open, entry);
      if (isFull(open)) close(open);
    },
    dropWhile(tooLarge) {
      for (const batch of batches) {
        for (; batch.gone < batch.sizes.length; dropFirst(batch)) if (!tooLarge(size)) return;
        leave(batch);
      }
    },
    remove(fits) {
      let removed = 0;
      for (const batch of batches) {
        const there = entriesOf(batch);
        const left = there.filter((entry) => !fits(entry));
        if (left.length === there.length) continue;
        removed += there.length - left.length;
        rewrite(batch, left.map(copyOf));
      }
      return removed;
    },
    *newestFirst(before = Number.POSITIVE_INFINITY) {
      for (const batch of [...batches].reverse()) {
        if (batch.oldest >= before) continue;
        for (const entry of entriesOf(batch).reverse()) if (entry.id < before) yield entry;
      }
    },
  };
}
