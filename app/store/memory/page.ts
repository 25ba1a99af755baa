import type { Entry } from '../../journal/entry.ts';
import { type Columns, counted, lineOf, shared, worded } from './line.ts';

/**
 * Entries in three arrays and a buffer, over which others are written when these are gone. As objects each would be a dozen,
 * which the collector of garbage copies, since all of a journal's newest are in use when it comes, and later finds among
 * the old.
 */
export interface Page {
  /** In the place of what it held. */
  write(entries: readonly Entry[]): void;
  /**
   * As they were written, but that half a surrogate pair has become U+FFFD. What they are is looked up when it is asked for,
   * and they are good until others are written over them: keep a copy.
   */
  read(): Entry[];
  /** Bytes of its buffer. */
  room(): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function createPage(): Page {
  /** Of each entry what is counted. */
  const numbers: number[] = [];
  /** Of each entry what it has in common with others. */
  const common: unknown[] = [];
  /** Of each entry how many texts it has, and how long each is. */
  const lengths: number[] = [];
  let buffer = new Uint8Array();
  let bytes = 0;
  let count = 0;

  function keep(texts: string): void {
    const tooSmall = buffer.length < texts.length;
    // One that held long texts is no place for short ones.
    const tooLarge = buffer.length > 4 * texts.length + 1024;
    if (tooSmall || tooLarge) buffer = new Uint8Array(Math.ceil(texts.length * 1.25));
    const { read, written } = encoder.encodeInto(texts, buffer);
    if (read < texts.length) buffer = encoder.encode(texts);
    bytes = read < texts.length ? buffer.length : written;
  }
  /** Of each entry its texts. */
  function texts(): string[][] {
    const all = decoder.decode(buffer.subarray(0, bytes));
    let at = 0;
    let n = 0;
    return Array.from({ length: count }, () =>
      Array.from({ length: lengths[n++]! }, () => {
        const from = at;
        at += lengths[n++]!;
        return all.slice(from, at);
      }),
    );
  }
  return {
    write(entries) {
      let all = '';
      let n = 0;
      let c = 0;
      let l = 0;
      const add = (text: string) => {
        lengths[l++] = text.length;
        all += text;
      };
      for (const entry of entries) {
        for (const name of counted) numbers[n++] = entry[name];
        for (const name of shared) common[c++] = entry[name];
        const headers = Object.keys(entry.answerHeaders);
        lengths[l++] = worded.length + 2 * headers.length;
        for (const name of worded) add(entry[name]);
        for (const name of headers) {
          add(name);
          add(entry.answerHeaders[name]!);
        }
      }
      numbers.length = n;
      common.length = c;
      lengths.length = l;
      count = entries.length;
      keep(all);
    },
    read() {
      let known: string[][] | undefined;
      const columns: Columns = {
        ...{ numbers, common },
        texts() {
          known ??= texts();
          return known;
        },
      };
      return Array.from({ length: count }, (_, row) => lineOf(columns, row));
    },
    room: () => buffer.length,
  };
}
