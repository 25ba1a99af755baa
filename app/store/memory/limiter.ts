import type { Consumed, Limit } from '../store.ts';
import { shelves } from './shelves.ts';

interface Window {
  used: number;
  /** On the clock that is given. */
  until: number;
}

/** A limiter that answers at once. */
interface Counting {
  consume(who: string): Consumed;
}

/** Most callers that are counted at a time; beyond it those that called longest ago begin anew. */
const most = 50_000;

/**
 * Points of a single process, each caller's from the first call on.
 * `now` is in milliseconds; by default the clock is one that nobody can set.
 */
export function memoryLimiter({ points, seconds }: Limit, now = () => performance.now()): Counting {
  const windows = shelves<Window>({ shelf: most, all: most });
  return {
    consume(who) {
      const time = now();
      const found = windows.get('', who);
      const window = found && found.until > time ? found : { used: 0, until: time + seconds * 1000 };
      window.used++;
      windows.put('', who, window);
      const remaining = Math.max(0, points - window.used);
      return { exceeded: window.used > points, remaining, resetMs: window.until - time };
    },
  };
}
