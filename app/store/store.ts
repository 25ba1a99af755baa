/** A value, or a promise of one where the store is across a network. */
export type Awaitable<T> = T | Promise<T>;

/** Where what changes at run time lives. One interface, so that several replicas can share one. */
export interface Store {
  /** Adds one to a counter and returns what it stood at before; exact under concurrency. */
  count(name: string): Awaitable<number>;
  /** Keeps a text for so many milliseconds. */
  keep(name: string, text: string, ms: number): Awaitable<void>;
  /** The text that is kept under a name. */
  peek(name: string): Awaitable<string | undefined>;
  /** Removes a text and returns it: of several takers exactly one gets it. */
  take(name: string): Awaitable<string | undefined>;
}
