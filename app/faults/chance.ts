import { mix32 } from '../../data/hash.ts';
import { andThen } from '../and-then.ts';
import type { Awaitable } from '../store/store.ts';
import type { Bounds, Params } from './kind.ts';

/** Parameters that any fault takes: its chance, and which of the calls that meet it are hit. */
export const chanceParams: Record<string, Bounds> = {
  p: { min: 0, max: 1, decimals: true },
  seed: { min: 0, max: 4_294_967_295 },
  times: { min: 1, max: 1_000_000 },
  after: { min: 0, max: 1_000_000 },
  every: { min: 1, max: 1_000_000 },
};

/** Whether a fault acts on this call. */
export interface Lot {
  fires: boolean;
  /** It will never act again: `times` is used up. */
  spent: boolean;
  /** The next uniform number in [0, 1). */
  draw(): number;
}

/** Counts calls: adds one to the counter of this name, and returns what it stood at before. */
export type Count = (name: string) => Awaitable<number>;

const counted = ['seed', 'times', 'after', 'every'];

/** Draws the lot of one call. The first `after` calls pass, then each `every`th is hit, with the chance `p`, `times` in all. */
export function drawLot(text: string, params: Params, count: Count, random: () => number): Awaitable<Lot> {
  const p = params.get('p');
  if (!counted.some((name) => params.has(name))) {
    return { fires: p === undefined || random() < p, spent: false, draw: random };
  }
  return andThen(count(text), (n) => {
    const draw = params.has('seed') ? seeded(params.get('seed')!, n) : random;
    const times = params.get('times') ?? Number.POSITIVE_INFINITY;
    const turn = (n - (params.get('after') ?? 0) + 1) / (params.get('every') ?? 1);
    const due = turn >= 1 && Number.isInteger(turn);
    if (p === undefined) return { fires: due && turn <= times, spent: turn >= times, draw };
    if (!due || draw() >= p) return { fires: false, spent: false, draw };
    if (times === Number.POSITIVE_INFINITY) return { fires: true, spent: false, draw };
    // How often chance has struck is known only by counting that, too.
    return andThen(count(`${text} hits`), (hits) => ({ fires: hits < times, spent: hits + 1 >= times, draw }));
  });
}

function seeded(seed: number, n: number): () => number {
  let i = 0;
  return () => seededUniform(seed, n, i++);
}

/** The `i`th uniform number in [0, 1) of the `n`th call under a seed: the same on every machine and in every run. */
export function seededUniform(seed: number, n: number, i: number): number {
  return mix32(mix32(mix32(seed) ^ n) ^ (i + 0x9e3779b9)) / 4_294_967_296;
}
