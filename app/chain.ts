import type { AppContext } from './call.ts';
import type { Awaitable } from './store/store.ts';

/** A middleware that hands back what comes after it, so that a call needs no composing. */
export type Step = (c: AppContext, next: () => Awaitable<Response>) => Awaitable<Response>;

export type Handler = (c: AppContext) => Awaitable<Response>;

/** Steps in order and what answers at their end, as one handler. */
export function chain(steps: readonly Step[], last: Handler): Handler {
  return steps.reduceRight<Handler>((next, step) => (c) => step(c, () => next(c)), last);
}
