import type { Store } from './store.ts';

/** Counters are named by what callers send, so their number is bounded: the least recently used goes first. */
const maxCounters = 10_000;

/** The store of a single process: everything is gone when it ends. */
export function memoryStore(): Store {
  const counters = new Map<string, number>();
  return {
    count(name) {
      const before = counters.get(name) ?? 0;
      counters.delete(name);
      counters.set(name, before + 1);
      if (counters.size > maxCounters) counters.delete(counters.keys().next().value!);
      return before;
    },
  };
}
