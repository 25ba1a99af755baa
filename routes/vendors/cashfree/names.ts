import { type Band, bandOf, nameMatch } from '../../names/name-match.ts';

/** Scores that the vendor documents for its test names [D]; of other names the world's own. */
const documented = new Map([
  ['JOHN DOE|JOHN', 85],
  ['JOHN DOE|J DO', 70],
  ['JOHN DOE|DO', 38],
  ['JOHN DOE|TOM', 14],
  ['TIM LEE|TOM WELLS', 38],
]);

/** How alike two names are, 0 to 100, and the vendor's word for it. */
export function matchOf(a: string, b: string): { score: number; result: Band } {
  const score = documented.get(`${a.trim()}|${b.trim()}`.toUpperCase()) ?? nameMatch(a, b).score;
  return { score, result: bandOf(score) };
}
