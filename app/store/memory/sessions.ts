import { byUse } from '../by-use.ts';
import type { Sessions } from '../store.ts';

export interface SessionLimits {
  /** How long a session may be idle, in milliseconds. */
  idleMs: number;
  /** Most sessions at a time. */
  most: number;
}

/** The sessions of a single process; `forget` clears one. */
export function memorySessions({ idleMs, most }: SessionLimits, now: () => number, forget: (session: string) => void) {
  /** When each was used last. */
  const used = byUse<number>();

  function end(session: string): void {
    used.delete(session);
    forget(session);
  }
  return {
    touch(session: string): void {
      const time = now();
      for (let oldest = used.oldest(); oldest && time - oldest.value >= idleMs; oldest = used.oldest()) end(oldest.key);
      used.put(session, time);
      if (used.size() > most) end(used.oldest()!.key);
    },
    clear(session?: string): void {
      if (session === undefined) used.clear();
      else used.delete(session);
    },
  } satisfies Sessions & { clear(session?: string): void };
}
