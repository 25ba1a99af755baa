import type { Entry } from '../../journal/entry.ts';

/**
 * Entries in a handful of arrays, oldest first. As objects they would be a dozen each, which the collector of garbage
 * copies and visits one by one, since the newest of a journal are all still in use when it comes.
 */
export interface Page {
  /** Of each, what is counted of it, how many headers its answer has, and how long each of its texts is. */
  numbers: Float64Array;
  /** Of each, what it has in common with others. */
  shared: unknown[];
  /** All texts, in UTF-8. */
  texts: Uint8Array;
}

const counted = ['id', 'time', 'status', 'code', 'delayed', 'ms'] as const;
const common = [
  ...(['method', 'key', 'session', 'service', 'dialect', 'subject'] as const),
  ...(['headers', 'by', 'fault', 'rule'] as const),
] as const;
const written = ['requestId', 'path', 'body', 'answer'] as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function toPage(entries: readonly Entry[]): Page {
  const numbers: number[] = [];
  const shared: unknown[] = [];
  let texts = '';
  const write = (text: string) => {
    numbers.push(text.length);
    texts += text;
  };
  for (const entry of entries) {
    for (const name of counted) numbers.push(entry[name]);
    for (const name of common) shared.push(entry[name]);
    for (const name of written) write(entry[name]);
    const headers = Object.keys(entry.answerHeaders);
    numbers.push(headers.length);
    for (const name of headers) {
      write(name);
      write(entry.answerHeaders[name]!);
    }
  }
  return { numbers: new Float64Array(numbers), shared, texts: encoder.encode(texts) };
}

/** What {@link toPage} was given; half a surrogate pair has become U+FFFD. */
export function fromPage({ numbers, shared, texts }: Page): Entry[] {
  const entries: Entry[] = [];
  const all = decoder.decode(texts);
  let atNumber = 0;
  let atShared = 0;
  let atText = 0;
  const read = () => {
    const from = atText;
    atText += numbers[atNumber++]!;
    return all.slice(from, atText);
  };
  while (atNumber < numbers.length) {
    const entry: Record<string, unknown> = {};
    const answerHeaders: Record<string, string> = {};
    for (const name of counted) entry[name] = numbers[atNumber++];
    for (const name of common) entry[name] = shared[atShared++];
    for (const name of written) entry[name] = read();
    for (let left = numbers[atNumber++]!; left > 0; left--) answerHeaders[read()] = read();
    entries.push({ ...entry, answerHeaders } as unknown as Entry);
  }
  return entries;
}
