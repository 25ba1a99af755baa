import type { JournalLimits } from '../memory/entries.ts';

/** Entries on their way, as JSON; a batch that is sent twice has the same number. */
export interface Batch {
  number: number;
  texts: string[];
}

/** What is not in Redis yet. */
export interface Backlog {
  add(texts: string[]): void;
  /** Keeps to the journal's bounds: the oldest goes first. */
  trim(): void;
  oldest(): Batch | undefined;
  /** It has arrived. */
  done(batch: Batch): void;
}

export function createBacklog({ size, bytes: mostBytes }: JournalLimits): Backlog {
  const batches: Batch[] = [];
  let last = 0;
  let count = 0;
  let bytes = 0;

  function leave(text: string): void {
    count--;
    bytes -= text.length;
  }
  function dropOldest(): void {
    const { texts } = batches[0]!;
    leave(texts.shift()!);
    if (texts.length === 0) batches.shift();
  }
  return {
    add(texts) {
      if (texts.length === 0) return;
      batches.push({ number: ++last, texts });
      count += texts.length;
      bytes += texts.reduce((sum, { length }) => sum + length, 0);
    },
    trim() {
      while (count > size || bytes > mostBytes) dropOldest();
    },
    oldest: () => batches[0],
    done(batch) {
      if (batches[0] !== batch) return;
      batch.texts.forEach(leave);
      batches.shift();
    },
  };
}
