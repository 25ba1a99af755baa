import type { AppContext, Call } from './call.ts';
import type { Dialect } from './dialect.ts';
import type { Refusal } from './outcomes.ts';
import { respond } from './respond.ts';
import { toRefusal } from './to-refusal.ts';

/** The one door out: any error, from anywhere, leaves as a refusal in the words of the dialect that it happened in. */
export function oneDoorOut(native: Dialect, development: boolean) {
  return function onError(thrown: unknown, c: AppContext): Response {
    return refuse(toRefusal(thrown, clientLeft(c)), c.get('call'), native, development);
  };
}

export function refuse(refusal: Refusal, call: Call, native: Dialect, development: boolean): Response {
  const { by, cause, detail, headers } = refusal.options;
  call.outcome = refusal.row.code;
  call.by = by ?? 'world';
  if (refusal.outcome === 'internal_server_error') call.error = cause ?? refusal;
  const told = development ? (typeof detail === 'function' ? detail() : detail) : undefined;
  const spoken = (call.dialect ?? native).fail(refusal, call, told);
  return respond(call, spoken.status, JSON.stringify(spoken.body), headers);
}

/** On Node the streams tell; merely to look at a request's signal there makes one, at several microseconds. */
function clientLeft(c: AppContext): boolean {
  const { incoming, outgoing } = c.env ?? {};
  if (!incoming || !outgoing) return c.req.raw.signal.aborted;
  return incoming.errored !== null || outgoing.destroyed;
}
