import type { Entry } from '../../journal/entry.ts';

/**
 * Entries in two arrays and a buffer, over which others are written when these are gone. As objects each would be a dozen,
 * which the collector of garbage copies, since all of a journal's newest are in use when it comes, and later finds among
 * the old.
 */
export interface Page {
  /** In the place of what it held. */
  write(entries: readonly Entry[]): void;
  /** As they were written, but that half a surrogate pair has become U+FFFD. */
  read(): Entry[];
  /** Bytes of its buffer. */
  room(): number;
}

const counted = ['id', 'time', 'status', 'code', 'delayed', 'ms'] as const;
const shared = ['method', 'key', 'session', 'service', 'dialect', 'subject', 'headers', 'by', 'fault', 'rule'] as const;
const worded = ['requestId', 'path', 'body', 'answer'] as const;
type Held = (typeof counted | typeof shared | typeof worded)[number] | 'answerHeaders';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function createPage(): Page {
  /** Of each entry what is counted, how long its texts are, and how many headers its answer has. */
  const numbers: number[] = [];
  /** Of each entry what it has in common with others. */
  const common: unknown[] = [];
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
  return {
    write(entries) {
      let texts = '';
      let n = 0;
      let c = 0;
      const add = (text: string) => {
        numbers[n++] = text.length;
        texts += text;
      };
      for (const entry of entries) {
        for (const name of counted) numbers[n++] = entry[name];
        for (const name of shared) common[c++] = entry[name];
        for (const name of worded) add(entry[name]);
        const headers = Object.keys(entry.answerHeaders);
        numbers[n++] = headers.length;
        for (const name of headers) {
          add(name);
          add(entry.answerHeaders[name]!);
        }
      }
      numbers.length = n;
      common.length = c;
      count = entries.length;
      keep(texts);
    },
    read() {
      const texts = decoder.decode(buffer.subarray(0, bytes));
      let at = 0;
      let n = 0;
      let c = 0;
      const next = () => {
        const from = at;
        at += numbers[n++]!;
        return texts.slice(from, at);
      };
      return Array.from({ length: count }, () => {
        const entry = {} as Record<Held, never>;
        for (const name of counted) entry[name] = numbers[n++] as never;
        for (const name of shared) entry[name] = common[c++] as never;
        for (const name of worded) entry[name] = next() as never;
        const answerHeaders: Record<string, string> = {};
        for (let left = numbers[n++]!; left > 0; left--) answerHeaders[next()] = next();
        entry.answerHeaders = answerHeaders as never;
        // A field that is held nowhere is an error here.
        return entry satisfies Required<Entry>;
      });
    },
    room: () => buffer.length,
  };
}
