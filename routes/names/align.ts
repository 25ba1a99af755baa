import { soundOf } from './spelling.ts';

/**
 * Two lists of words cut alike: words that the other name joins are joined, initials that stand together are parted.
 * @example alike(['RAM', 'KUMAR'], ['RAMKUMAR']) // [['RAMKUMAR'], ['RAMKUMAR']]
 */
export function cutAlike(a: string[], b: string[]): [string[], string[]] {
  const [one, other] = [partInitials(a, b), partInitials(b, a)];
  const joined = joinAs(one, other);
  return [joined, joinAs(other, joined)];
}

/** Joins two neighbours, or three, where the other name has them as one word. */
function joinAs(words: string[], others: string[]): string[] {
  const wanted = new Set(others.filter((word) => word.length > 3).map(soundOf));
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    const count =
      [3, 2].find((n) => at + n <= words.length && wanted.has(soundOf(words.slice(at, at + n).join('')))) ?? 1;
    joined.push(words.slice(at, at + count).join(''));
    at += count;
  }
  return joined;
}

/** Parts a word such as KS into its letters, where each starts a word of the other name that this one lacks. */
function partInitials(words: string[], others: string[]): string[] {
  return words.flatMap((word) => {
    if (word.length > 3 || word.length < 2 || others.includes(word)) return [word];
    const lacking = others.filter((other) => !words.includes(other)).map((other) => other[0]);
    const letters = [...word];
    return letters.every((letter, at) => lacking.includes(letter, at)) ? letters : [word];
  });
}
