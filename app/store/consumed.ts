import type { Consumed } from './store.ts';

interface Result {
  remainingPoints: number;
  msBeforeNext: number;
}

/** What came of consuming a point: the library rejects with the same figures where none was left, and with an error otherwise. */
export function outcome(consumed: Promise<Result>): Promise<Consumed> {
  return consumed.then(
    (result) => toConsumed(result, false),
    (rejected: unknown) => {
      if (rejected instanceof Error) throw rejected;
      return toConsumed(rejected as Result, true);
    },
  );
}

function toConsumed({ remainingPoints, msBeforeNext }: Result, exceeded: boolean): Consumed {
  return { exceeded, remaining: remainingPoints, resetMs: msBeforeNext };
}
