import type { Next } from 'hono';
import { type AppContext, beginCall, type Call } from './call.ts';
import type { Scrub } from './scrub.ts';

/** Told of every call when it is answered: the log, the journal. A status of nought is a connection that was cut. */
export type Observer = (call: Call, status: number, milliseconds: number, c: AppContext) => void;

/** Gives the call its id, and tells the observers how it went. */
export function journey(now: () => number, observers: readonly Observer[], scrub: Scrub = (text) => text) {
  return async function journey(c: AppContext, next: Next): Promise<void> {
    const call = beginCall(c, now(), scrub);
    c.set('call', call);
    await next();
    if (!call.answered) c.res.headers.set('X-Request-Id', call.id);
    const status = call.answered?.status ?? c.res.status;
    // The clock may be set back meanwhile.
    const milliseconds = Math.max(0, now() - call.startedAt);
    for (const observe of observers) observe(call, status, milliseconds, c);
  };
}
