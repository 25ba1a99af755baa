/** The parts of an address line that vendors show one by one; empty where there is none. */
export interface Premises {
  number: string;
  street: string;
  locality: string;
}

/**
 * An address line in parts. A first part that has its number elsewhere, such as `Unit 4`, is the number.
 * @example premisesOf('26 Alphabet Avenue, Civil Lines') // { number: '26', street: 'Alphabet Avenue', locality: 'Civil Lines' }
 */
export function premisesOf(line: string): Premises {
  const [first = '', ...rest] = line.split(', ');
  const [, number, street] = /^(\d\S*) (.+)$/.exec(first) ?? [];
  if (number !== undefined && street !== undefined) return { number, street, locality: rest.join(', ') };
  const [next = '', ...after] = rest;
  if (/\d/.test(first)) return { number: first, street: next, locality: after.join(', ') };
  return { number: '', street: first, locality: rest.join(', ') };
}
