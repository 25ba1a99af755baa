import type { AppContext } from './call.ts';
import { onClose } from './on-close.ts';

/** Whoever waits for the answer. */
export interface Client {
  left(): boolean;
  /** Calls once when the client leaves; returns what ends that. */
  onLeft(call: () => void): () => void;
}

/** On Node the streams tell; merely to look at a request's signal there makes one, at several microseconds and kilobytes. */
export function clientOf(c: AppContext): Client {
  const { incoming, outgoing } = c.env ?? {};
  if (!incoming || !outgoing) return clientBySignal(c.req.raw.signal);
  return {
    left: () => incoming.errored !== null || outgoing.destroyed || incoming.socket.destroyed,
    // Of several calls on one connection only the one that is being answered hears of its end by itself.
    onLeft: (call) => onClose(incoming.socket, call),
  };
}

function clientBySignal(signal: AbortSignal): Client {
  return {
    left: () => signal.aborted,
    onLeft(call) {
      signal.addEventListener('abort', call, { once: true });
      return () => signal.removeEventListener('abort', call);
    },
  };
}
