import type { Config } from '../config.ts';
import type { StoreLimits } from './memory/store.ts';

/** Most sessions at a time; beyond it the oldest goes. */
const mostSessions = 10_000;

/** The bounds of a store, as the operator has set them. */
export function storeLimits({ SESSION_IDLE, JOURNAL_SIZE, JOURNAL_BYTES }: Config): StoreLimits {
  return {
    sessions: { idleMs: SESSION_IDLE * 1000, most: mostSessions },
    journal: { size: JOURNAL_SIZE, bytes: JOURNAL_BYTES },
  };
}
