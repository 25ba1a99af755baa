import type { Awaitable } from './store/store.ts';

/**
 * What comes after a value, at once where it is no promise.
 * A refusal that is thrown before the first wait never becomes a rejected promise, which costs Node more than the rest.
 */
export function andThen<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
