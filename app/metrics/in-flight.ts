import type { AppContext, Call } from '../call.ts';
import { onClose } from '../on-close.ts';
import type { Awaitable } from '../store/store.ts';

/** The calls that are going on, each until its answer has left: one that drips is long in leaving. */
export function createInFlight() {
  const going = new Set<Call>();
  return {
    count: () => going.size,
    enter<T>(c: AppContext, next: () => Awaitable<T>): Awaitable<T> {
      const call = c.get('call');
      const { incoming, outgoing } = c.env ?? {};
      going.add(call);
      // What has closed already does not say so again.
      if (!incoming || !outgoing || outgoing.destroyed || incoming.socket.destroyed) {
        return untilAnswered(next, () => going.delete(call));
      }
      // Of several calls on one connection only the one that is being answered hears of its end by itself.
      const stay = onClose(incoming.socket, leave);
      outgoing.once('close', leave);
      function leave() {
        stay();
        going.delete(call);
      }
      return next();
    },
  };
}

async function untilAnswered<T>(next: () => Awaitable<T>, leave: () => void): Promise<T> {
  try {
    return await next();
  } finally {
    leave();
  }
}
