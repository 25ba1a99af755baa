import type { Sessions } from '../store.ts';

export interface SessionLimits {
  /** How long a session may be idle, in milliseconds. */
  idleMs: number;
  /** Most sessions at a time. */
  most: number;
}

/** The sessions of a single process; `forget` clears one. */
export function memorySessions({ idleMs, most }: SessionLimits, now: () => number, forget: (session: string) => void) {
  /** When each was used last, the one that was used longest ago first. */
  const used = new Map<string, number>();

  function end(session: string): void {
    used.delete(session);
    forget(session);
  }
  return {
    touch(session: string): void {
      const time = now();
      for (const [oldest, at] of used) {
        if (time - at < idleMs) break;
        end(oldest);
      }
      used.delete(session);
      used.set(session, time);
      if (used.size > most) end(used.keys().next().value!);
    },
    clear(session?: string): void {
      if (session === undefined) used.clear();
      else used.delete(session);
    },
  } satisfies Sessions & { clear(session?: string): void };
}
