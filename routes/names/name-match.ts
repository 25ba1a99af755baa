import { cutAlike } from './align.ts';
import { likeness } from './spelling.ts';
import { isInitial, weightOf, withoutTitles, wordsOf } from './words.ts';

/** Bands by their least score. Source: Cashfree's name match, whose bands meet at 34, 60, 85 and 100. */
export const bands = [
  { name: 'DIRECT_MATCH', least: 100 },
  { name: 'GOOD_PARTIAL_MATCH', least: 85 },
  { name: 'MODERATE_PARTIAL_MATCH', least: 60 },
  { name: 'POOR_PARTIAL_MATCH', least: 34 },
  { name: 'NO_MATCH', least: 0 },
] as const;

export type Band = (typeof bands)[number]['name'];

/** Least score that counts as a match: a moderate one. */
const matching = 60;

/** Most that two names score which each have a word that the other lacks: they are two people. */
const contradicted = 55;

/**
 * How alike two names are, the same in either order; 100 only where the same words stand in the same order.
 * @example nameMatch('JOHN D', 'JOHN DOE').score // 85, as Cashfree documents; J DOE is 70, JANE D 38
 */
export function nameMatch(a: string, b: string): { score: number; match: boolean; band: Band } {
  const score = scoreOf(a, b);
  return { score, match: score >= matching, band: bandOf(score) };
}

export function bandOf(score: number): Band {
  return bands.find(({ least }) => score >= least)!.name;
}

function scoreOf(a: string, b: string): number {
  // In one order, whatever the caller's, so that a tie between two pairs of words is broken alike.
  const [one, other] = [wordsOf(a), wordsOf(b)].sort((x, y) => (x.join(' ') < y.join(' ') ? -1 : 1)) as [
    string[],
    string[],
  ];
  if (one.length === 0 || other.length === 0) return 0;
  const [x, y] = cutAlike(one, other).map(withoutTitles) as [string[], string[]];
  if (x.join(' ') === y.join(' ')) return 100;
  return Math.min(99, Math.round(compare(x, y) * 100));
}

interface Pair {
  x: number;
  y: number;
  alike: number;
  weight: number;
}

function compare(xs: string[], ys: string[]): number {
  const pairs = pairUp(xs, ys);
  const good = pairs.filter(({ alike }) => alike > 0.2);
  const weak = pairs.filter(({ alike }) => alike <= 0.2);
  const paired = (of: 'x' | 'y', at: number) => pairs.some((pair) => pair[of] === at);
  const spare = [...xs.filter((_, at) => !paired('x', at)), ...ys.filter((_, at) => !paired('y', at))];
  const solid = good.filter(({ weight }) => weight === 1).length;
  const cost = spare.reduce((sum, word) => sum + spareCost(word, solid), 0);
  const shared = pairs.reduce((sum, { alike, weight }) => sum + 2 * weight * alike, 0);
  const all = pairs.reduce((sum, { weight }) => sum + 2 * weight, 0);
  const score = (shared / (all + cost)) * (inOrder(good) ? 1 : 0.97);
  return weak.length > 0 ? Math.min(score, contradicted / 100) : score;
}

/** What a word costs that the other name leaves out: little where enough is left, and little for an initial. */
function spareCost(word: string, solid: number): number {
  return weightOf(word) * (isInitial(word) ? 0.6 : 1) * (solid > 1 ? 0.5 : 1);
}

/** The words that belong together, the likest first. */
function pairUp(xs: string[], ys: string[]): Pair[] {
  const all = xs.flatMap((a, x) =>
    ys.map((b, y): Pair => ({ x, y, alike: pairLikeness(a, x, b, y), weight: Math.min(weightOf(a), weightOf(b)) })),
  );
  all.sort((p, q) => q.alike - p.alike || Math.abs(p.x - p.y) - Math.abs(q.x - q.y) || p.x - q.x || p.y - q.y);
  const pairs: Pair[] = [];
  for (const pair of all) if (!pairs.some(({ x, y }) => x === pair.x || y === pair.y)) pairs.push(pair);
  return pairs;
}

/** An initial stands for a word less well where that is the first: it is the one that people go by. */
function pairLikeness(a: string, x: number, b: string, y: number): number {
  if (isInitial(a) === isInitial(b)) return isInitial(a) && a !== b ? 0 : likeness(a, b);
  const [initial, word, at] = isInitial(a) ? [a, b, y] : [b, a, x];
  if (!word.startsWith(initial)) return 0;
  return at === 0 ? 0.4 : 0.7;
}

function inOrder(pairs: Pair[]): boolean {
  const sorted = [...pairs].sort((p, q) => p.x - q.x);
  return sorted.every(({ y }, at) => at === 0 || sorted[at - 1]!.y < y);
}
