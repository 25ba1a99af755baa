/** Holder types of which every PAN with serial 0000 is somebody: person, company, firm or LLP, Hindu undivided family. */
export type HolderLetter = 'P' | 'C' | 'F' | 'H';

/** Which computed holder: its type, and a number below `universe` that stands for the five free letters of its PAN. */
export interface Serial {
  letter: HolderLetter;
  index: number;
}

/** Computed holders of each type: five free letters. */
export const universe = 26 ** 5;

const shape = /^([A-Z]{3})([PCFH])([A-Z])0000([A-Z])$/;

/** The serial of a PAN that is computed; serial 0000 is never issued. */
export function serialOf(pan: string): Serial | undefined {
  const [, head = '', letter, initial = '', last = ''] = shape.exec(pan) ?? [];
  return letter === undefined
    ? undefined
    : { letter: letter as HolderLetter, index: fromLetters(head + initial + last) };
}

export function panOf({ letter, index }: Serial): string {
  const letters = toLetters(index, 5);
  return `${letters.slice(0, 3)}${letter}${letters[3]}0000${letters[4]}`;
}

/** The letter that the holder's name starts with, 0 to 25: the surname's for a person. */
export function initialOf({ index }: Serial): number {
  return Math.floor(index / 26) % 26;
}

/** The four letters besides the initial, as a number below 26^4. */
export function restOf({ index }: Serial): number {
  return Math.floor(index / 676) * 26 + (index % 26);
}

/** The index of an initial and the four other letters. */
export function joinRest(initial: number, rest: number): number {
  return Math.floor(rest / 26) * 676 + initial * 26 + (rest % 26);
}

/** A number in base 26, A to Z, so many letters long. */
export function toLetters(number: number, length: number): string {
  let letters = '';
  for (let left = number, i = 0; i < length; i++, left = Math.floor(left / 26)) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters;
}

export function fromLetters(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 65;
  return number;
}
