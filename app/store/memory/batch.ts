import type { Entry } from '../../journal/entry.ts';
import type { Page } from './page.ts';

/** Entries in a row. */
export interface Batch {
  /** The first has this number, or one above it. */
  oldest: number;
  /** Bytes of each, about, and of all. */
  sizes: number[];
  bytes: number;
  /** How many of the first are gone. */
  gone: number;
  /** What they stand on, once they are enough for it. */
  page?: Page;
}

/** Entries, and bytes of them, that are enough for a page: it is kept until all that stand on it are gone. */
const enough = 64;
const enoughBytes = 200_000;
/** What an entry takes besides its texts. */
const overhead = 600;

export function emptyBatch(oldest: number): Batch {
  return { oldest, sizes: [], bytes: 0, gone: 0 };
}

export function isFull({ sizes, bytes }: Batch): boolean {
  return sizes.length === enough || bytes >= enoughBytes;
}

/** Adds an entry to what is known of a batch, and returns its bytes. */
export function note(batch: Batch, entry: Entry): number {
  const size = sizeOf(entry);
  batch.sizes.push(size);
  batch.bytes += size;
  return size;
}

function sizeOf({ body, answer, path, headers }: Entry): number {
  let size = overhead + body.length + answer.length + path.length;
  for (const text of headers) size += text.length;
  return size;
}
