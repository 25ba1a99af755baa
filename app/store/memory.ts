import type { Store } from './store.ts';

/** Names come from what callers send, so their number is bounded: the least recently used goes first. */
const most = 50_000;

interface Kept {
  text: string;
  until: number;
}

/** The store of a single process: everything is gone when it ends. `now` is in epoch milliseconds. */
export function memoryStore(now: () => number = Date.now): Store {
  const counters = new Map<string, number>();
  const kept = new Map<string, Kept>();
  const peek = (name: string) => {
    const found = kept.get(name);
    return found !== undefined && found.until > now() ? found.text : undefined;
  };
  return {
    count(name) {
      const before = counters.get(name) ?? 0;
      put(counters, name, before + 1);
      return before;
    },
    keep: (name, text, ms) => put(kept, name, { text, until: now() + ms }),
    peek,
    take(name) {
      const text = peek(name);
      kept.delete(name);
      return text;
    },
  };
}

function put<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  if (map.size > most) map.delete(map.keys().next().value!);
}
