/** A person's name in three parts; empty where there is none. */
export interface NameParts {
  first: string;
  middle: string;
  last: string;
}

/**
 * A name in three parts. A single one is the last: the form for a PAN asks for a last name and lets the others out.
 * @example splitName('HARPREET SINGH GILL') // { first: 'HARPREET', middle: 'SINGH', last: 'GILL' }
 */
export function splitName(name: string): NameParts {
  const words = name.trim().split(/\s+/);
  const last = words.pop() ?? '';
  const [first = '', ...middle] = words;
  return { first, middle: middle.join(' '), last };
}
