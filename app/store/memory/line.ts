import type { Entry } from '../../journal/entry.ts';

/** Fields of an entry: counted, had in common with others, and worded. */
export const counted = ['id', 'time', 'status', 'code', 'delayed', 'ms'] as const;
export const shared = [
  ...(['method', 'key', 'session', 'service', 'dialect', 'subject', 'headers', 'by', 'fault', 'rule'] as const),
] as const;
export const worded = ['requestId', 'path', 'body', 'answer'] as const;
const held = [...counted, ...shared, ...worded, 'answerHeaders'] as const;

/** What is on a page, by rows. */
export interface Columns {
  numbers: readonly number[];
  common: readonly unknown[];
  /** Of each row what is worded, then the names and values of the answer's headers in turn. */
  texts(): string[][];
}

/** An entry on a page, which looks up what it is asked for: most are asked for little, such as whether they fit. */
export function lineOf(columns: Columns, row: number): Entry {
  return new Line(columns, row) as unknown as Entry;
}

class Line {
  constructor(
    readonly columns: Columns,
    readonly row: number,
  ) {}
}

function look(name: string, get: (line: Line) => unknown): void {
  Object.defineProperty(Line.prototype, name, {
    get(this: Line) {
      return get(this);
    },
  });
}
for (const [i, name] of counted.entries()) look(name, ({ columns, row }) => columns.numbers[row * counted.length + i]);
for (const [i, name] of shared.entries()) look(name, ({ columns, row }) => columns.common[row * shared.length + i]);
for (const [i, name] of worded.entries()) look(name, ({ columns, row }) => columns.texts()[row]![i]);
look('answerHeaders', ({ columns, row }) => {
  const texts = columns.texts()[row]!;
  const headers: Record<string, string> = {};
  for (let i = worded.length; i < texts.length; i += 2) headers[texts[i]!] = texts[i + 1]!;
  return headers;
});

/** An entry that stays as it is, whatever is written on its page. */
export function copyOf(entry: Entry): Entry {
  const copy = {} as Record<(typeof held)[number], never>;
  for (const name of held) copy[name] = entry[name] as never;
  // A field that is held nowhere is an error here.
  return copy satisfies Required<Entry>;
}
