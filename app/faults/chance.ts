import { mix32 } from '../../data/hash.ts';
import type { Bounds } from './kind.ts';

/** Parameters that any fault takes; those without bounds yet are read and refused by name. */
export const chanceParams: Record<string, Bounds> = {
  p: { min: 0, max: 1, decimals: true },
  seed: { min: 0, max: 4_294_967_295 },
};

/** Read already, but not acting yet. */
export const pendingParams: Record<string, Bounds> = {
  times: { min: 1, max: 1_000_000 },
  after: { min: 0, max: 1_000_000 },
  every: { min: 1, max: 1_000_000 },
};

/**
 * The `i`th uniform number in [0, 1) of the `n`th call under a seed: the same on every machine and in every run.
 */
export function seededUniform(seed: number, n: number, i: number): number {
  return mix32(mix32(mix32(seed) ^ n) ^ (i + 0x9e3779b9)) / 4_294_967_296;
}
