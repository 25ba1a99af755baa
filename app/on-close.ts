/** What tells once that it has closed: a socket, an answer. */
interface Closing {
  once(event: 'close', call: () => void): unknown;
}

const waiting = new WeakMap<Closing, Set<() => void>>();

/**
 * Calls when something closes; returns what ends that.
 * One listener for all who wait: a client may send hundreds of calls on a connection, and Node warns of the eleventh.
 */
export function onClose(closing: Closing, call: () => void): () => void {
  const calls = waiting.get(closing) ?? listen(closing);
  calls.add(call);
  return () => calls.delete(call);
}

function listen(closing: Closing): Set<() => void> {
  const calls = new Set<() => void>();
  waiting.set(closing, calls);
  closing.once('close', () => {
    waiting.delete(closing);
    for (const call of calls) call();
  });
  return calls;
}
