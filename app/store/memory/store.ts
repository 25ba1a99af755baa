import type { Store } from '../store.ts';
import { type JournalLimits, memoryEntries } from './entries.ts';
import { memoryLimiter } from './limiter.ts';
import { memorySessions, type SessionLimits } from './sessions.ts';
import { shelves } from './shelves.ts';
import { memoryStanding } from './standing.ts';

/** Bounds of what a store keeps. */
export interface StoreLimits {
  sessions: SessionLimits;
  journal: JournalLimits;
}

export const defaultLimits: StoreLimits = {
  sessions: { idleMs: 3_600_000, most: 10_000 },
  journal: { size: 1000, bytes: 4_000_000 },
};

interface Kept {
  text: string;
  until: number;
}

/** The store of a single process: everything is gone when it ends. `now` is in epoch milliseconds. */
export function memoryStore(now: () => number = Date.now, limits: StoreLimits = defaultLimits): Store {
  const counters = shelves<number>();
  const tickets = shelves<Kept>();
  const standing = memoryStanding(now);
  const sessions = memorySessions(limits.sessions, now, forget);
  const journal = memoryEntries(limits.journal);

  function forget(session?: string): void {
    counters.clear(session);
    tickets.clear(session);
    standing.clear(session);
  }
  function peek(session: string, name: string): string | undefined {
    const found = tickets.get(session, name);
    return found !== undefined && found.until > now() ? found.text : undefined;
  }
  return {
    counters: {
      count(session, name) {
        const before = counters.get(session, name) ?? 0;
        counters.put(session, name, before + 1);
        return before;
      },
    },
    tickets: {
      keep: (session, name, text, ms) => tickets.put(session, name, { text, until: now() + ms }),
      peek,
      take(session, name) {
        const text = peek(session, name);
        tickets.delete(session, name);
        return text;
      },
    },
    standing,
    sessions,
    journal,
    limiter: (_name, limit) => memoryLimiter(limit),
    clear(session) {
      forget(session);
      sessions.clear(session);
    },
    roundTrips: () => 0,
    problem: () => undefined,
    close() {},
  };
}
