/** A member of a Structured Field list: a number or a token, and its parameters. */
export interface Item {
  value: number | string;
  params: Map<string, number | string | true>;
  /** The member as it was written. */
  text: string;
}

/** Text that is no Structured Field list of numbers and tokens. */
export class SyntaxProblem extends Error {}

const token = /[A-Za-z*][\w!#$%&'*+.^`|~:/-]*/y;
const number = /-?\d{1,12}\.\d{1,3}(?!\d)|-?\d{1,15}(?![\d.])/y;
const key = /[a-z*][a-z0-9_.*-]*/y;

/**
 * Reads a Structured Field list (RFC 9651, section 4.2.1), of which faults use numbers, tokens and parameters;
 * strings, bytes, dates and inner lists have no meaning here and are refused.
 */
export function parseStructuredList(text: string): Item[] {
  const items: Item[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const start = at;
    const value = bareItem(text, at);
    const params: Item['params'] = new Map();
    at = parameters(text, value.end, params);
    items.push({ value: value.value, params, text: text.slice(start, at) });
    at = skip(text, at);
    if (at === text.length) return items;
    if (text[at] !== ',') throw new SyntaxProblem(`Expected "," or ";" at ${where(text, at)}`);
    at = skip(text, at + 1);
    if (at === text.length) throw new SyntaxProblem('A fault must follow the last ","');
  }
  return items;
}

function parameters(text: string, from: number, params: Item['params']): number {
  let at = from;
  while (text[at] === ';') {
    at = skip(text, at + 1);
    const name = match(key, text, at);
    if (!name) throw new SyntaxProblem(`Expected a parameter's name in lower case at ${where(text, at)}`);
    at += name.length;
    if (text[at] !== '=') {
      params.set(name, true);
      continue;
    }
    const value = bareItem(text, at + 1);
    params.set(name, value.value);
    at = value.end;
  }
  return at;
}

function bareItem(text: string, at: number): { value: number | string; end: number } {
  const digits = match(number, text, at);
  if (digits) return { value: Number(digits), end: at + digits.length };
  const word = match(token, text, at);
  if (word) return { value: word, end: at + word.length };
  throw new SyntaxProblem(`Expected a word, or a number with at most three decimals, at ${where(text, at)}`);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skip(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function where(text: string, at: number): string {
  return at < text.length ? `"${text.slice(at, at + 20)}"` : 'the end';
}
