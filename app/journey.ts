import type { ErrorHandler } from 'hono';
import { type AppContext, beginCall, type Call, type Env } from './call.ts';
import type { Handler } from './chain.ts';
import type { Scrub } from './scrub.ts';

/** Told of every call when it is answered: the log, the journal. A status of nought is a connection that was cut. */
export type Observer = (call: Call, status: number, milliseconds: number, c: AppContext) => void;

interface JourneyDeps {
  /** Epoch milliseconds, with decimals. */
  now(): number;
  observers: readonly Observer[];
  onError: ErrorHandler<Env>;
  /** Takes keys out of a request's id. */
  scrub?: Scrub;
}

/** Gives the call its id, and tells the observers how it went; answers at once what can be, an error too. */
export function journey({ now, observers, onError, scrub = (text) => text }: JourneyDeps, next: Handler): Handler {
  return function journey(c) {
    const call = beginCall(c, now(), scrub);
    c.set('call', call);
    const answer = attempt(next, onError, c);
    return answer instanceof Promise ? answer.then((response) => end(response, call, c)) : end(answer, call, c);
  };

  function end(response: Response, call: Call, c: AppContext): Response {
    if (!call.answered) response.headers.set('X-Request-Id', call.id);
    const status = call.answered?.status ?? response.status;
    // The clock may be set back meanwhile.
    const milliseconds = Math.max(0, now() - call.startedAt);
    for (const observe of observers) observe(call, status, milliseconds, c);
    return response;
  }
}

function attempt(next: Handler, onError: ErrorHandler<Env>, c: AppContext): ReturnType<Handler> {
  try {
    const answer = next(c);
    return answer instanceof Promise ? answer.catch((error) => onError(error, c)) : answer;
  } catch (error) {
    return onError(error as Error, c);
  }
}
