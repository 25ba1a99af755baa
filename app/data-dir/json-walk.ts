import { type Path, Wrong } from './wrong.ts';

/** Where a text stops being JSON. */
export class JsonProblem extends Wrong {
  constructor(
    path: Path,
    /** Characters before it. */
    readonly offset: number,
    found: string,
    allowed: string,
  ) {
    super(path, found, allowed);
  }
}

interface Cursor {
  text: string;
  path: (string | number)[];
  /** The present lexeme, empty at the end and where there is none, and where it starts. */
  word: string;
  at: number;
  see(path: Path, offset: number): void;
}

const lexeme =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON's strings hold none, RFC 8259 section 7
  /[\t\n\r ]*([{}[\],:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)?/y;

/**
 * Reads JSON and keeps nothing, so that a mistake in a large file costs no memory; tells where each value starts.
 * @throws JsonProblem where the text stops being JSON
 */
export function walkJson(text: string, see: Cursor['see']): void {
  const cursor = begin(text, see);
  readValue(cursor);
  if (cursor.at < text.length) throw stop(cursor, 'nothing more');
}

/**
 * The members of a JSON object, one at a time: `JSON.parse` of a whole large one holds up every request meanwhile.
 * @throws JsonProblem where the text stops being a JSON object
 */
export function* jsonMembers(text: string): Generator<[name: string, value: unknown]> {
  const cursor = begin(text, () => {});
  if (cursor.word !== '{') throw stop(cursor, 'an object');
  for (const start of eachMember(cursor, '}', readMember)) {
    yield [String(cursor.path[0]), JSON.parse(text.slice(start, cursor.at))];
  }
  if (cursor.at < text.length) throw stop(cursor, 'nothing more');
}

function begin(text: string, see: Cursor['see']): Cursor {
  const cursor: Cursor = { text, path: [], word: '', at: 0, see };
  next(cursor);
  return cursor;
}

function next(cursor: Cursor): void {
  lexeme.lastIndex = cursor.at + cursor.word.length;
  const word = lexeme.exec(cursor.text)![1] ?? '';
  cursor.at = lexeme.lastIndex - word.length;
  cursor.word = word;
}

function readValue(cursor: Cursor): void {
  cursor.see(cursor.path, cursor.at);
  const { word } = cursor;
  if (word === '{') for (const _ of eachMember(cursor, '}', readMember));
  else if (word === '[') for (const _ of eachMember(cursor, ']', readItem));
  else if (word === '' || ']},:'.includes(word)) throw stop(cursor, 'a value');
  else next(cursor);
}

/** Reads to the end of each member in turn, and tells where its value started. */
function* eachMember(cursor: Cursor, close: string, read: (cursor: Cursor, i: number) => number): Generator<number> {
  next(cursor);
  for (let i = 0; i > 0 || cursor.word !== close; i++) {
    yield read(cursor, i);
    cursor.path.pop();
    if (cursor.word === close) break;
    if (cursor.word !== ',') throw stop(cursor, `"," or "${close}"`);
    next(cursor);
  }
  next(cursor);
}

function readMember(cursor: Cursor): number {
  if (!cursor.word.startsWith('"')) throw stop(cursor, 'a name in double quotes');
  cursor.path.push(JSON.parse(cursor.word));
  next(cursor);
  if (cursor.word !== ':') throw stop(cursor, '":"');
  next(cursor);
  const start = cursor.at;
  readValue(cursor);
  return start;
}

function readItem(cursor: Cursor, i: number): number {
  cursor.path.push(i);
  const start = cursor.at;
  readValue(cursor);
  return start;
}

function stop({ text, path, at }: Cursor, allowed: string): JsonProblem {
  const [found = ''] = text.slice(at, at + 20).split('\n');
  return new JsonProblem([...path], at, found === '' ? 'the end of the file' : JSON.stringify(found), allowed);
}
