import { type Shuffle, shuffle } from './affine.ts';
import { initialOf, joinRest, restOf, type Serial } from './serial.ts';

/** The first word of a computed company's name: eight letters that hold its serial, so that a name can be looked up. */
const consonants = 'KGTDNPBMRLVSJHY';
const syllables = [...[...consonants].flatMap((consonant) => [...'AIU'].map((vowel) => consonant + vowel)), 'RO'];
const vowels = 'AEIOU';
const afterVowel = 'NMRLV';
const count = syllables.length;

const rests: Shuffle = shuffle(26 ** 4, 271_829, 161_803);

export function brandOf(serial: Serial): string {
  const initial = initialOf(serial);
  let left = rests.to(restOf(serial));
  let tail = '';
  for (let i = 0; i < 3; i++) {
    tail = syllables[left % count]! + tail;
    left = Math.floor(left / count);
  }
  return String.fromCharCode(65 + initial) + second(initial)[left]! + tail;
}

/** The index of the company with this brand; the same word names a company and a firm. */
export function indexOfBrand(brand: string): number | undefined {
  const initial = brand.charCodeAt(0) - 65;
  if (brand.length !== 8 || initial < 0 || initial > 25) return undefined;
  const places = [2, 4, 6].map((at) => syllables.indexOf(brand.slice(at, at + 2)));
  const first = second(initial).indexOf(brand[1]!);
  if (first < 0 || places.includes(-1)) return undefined;
  const number = places.reduce((sum, place) => sum * count + place, first);
  return number < 26 ** 4 ? joinRest(initial, rests.from(number)) : undefined;
}

/** Indexes of companies whose brand starts with this text, at most `limit`. */
export function indexesByPrefix(prefix: string, limit: number): number[] {
  const found: number[] = [];
  const grow = (stem: string) => {
    if (found.length >= limit) return;
    if (stem.length === 8) {
      const index = indexOfBrand(stem);
      if (index !== undefined) found.push(index);
      return;
    }
    for (const next of nextParts(stem)) {
      const grown = stem + next;
      const shared = Math.min(grown.length, prefix.length);
      if (grown.slice(0, shared) === prefix.slice(0, shared)) grow(grown);
    }
  };
  if (/^[A-Z]{2,8}$/.test(prefix)) grow(prefix[0]!);
  return found;
}

function nextParts(stem: string): string[] {
  return stem.length === 1 ? [...second(stem.charCodeAt(0) - 65)] : syllables;
}

/** After a vowel a consonant, after a consonant a vowel: so that the word can be said. */
function second(initial: number): string {
  return vowels.includes(String.fromCharCode(65 + initial)) ? afterVowel : vowels;
}
