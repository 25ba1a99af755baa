import type { AppContext, Call } from './call.ts';
import { clientOf } from './client.ts';
import type { Words } from './dialect.ts';
import type { Refusal } from './outcomes.ts';
import { respond } from './respond.ts';
import { toRefusal } from './to-refusal.ts';

/** Makes an answer of what went wrong. */
export type Door = (thrown: unknown, c: AppContext) => Response;

/** The one door out: any error, from anywhere, leaves as a refusal in the words of the dialect that it happened in. */
export function oneDoorOut(native: Words, development: boolean): Door {
  return function onError(thrown, c) {
    return refuse(toRefusal(thrown, clientOf(c).left()), c.get('call'), native, development);
  };
}

export function refuse(refusal: Refusal, call: Call, native: Words, development: boolean): Response {
  const { by, cause, detail, headers } = refusal.options;
  call.outcome = refusal.row.code;
  call.by = by ?? 'world';
  if (refusal.outcome === 'internal_server_error') call.error = cause ?? refusal;
  const words = call.words ?? call.dialect ?? native;
  const told =
    development || (words.candid && !call.error) ? (typeof detail === 'function' ? detail() : detail) : undefined;
  const spoken = words.fail(refusal, call, told);
  const body = typeof spoken.body === 'string' ? spoken.body : JSON.stringify(spoken.body);
  return respond(call, spoken.status, body, { ...spoken.headers, ...(!spoken.bare && headers) });
}
