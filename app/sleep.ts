/** Waits `ms` milliseconds; ends early when the house closes, and throws when the client leaves. */
export function createSleep(closing: AbortSignal) {
  const sleepers = new Set<() => void>();
  closing.addEventListener('abort', () => {
    for (const wake of sleepers) wake();
  });
  return function sleep(ms: number, client: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (client.aborted) return reject(gone(client));
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        client.removeEventListener('abort', done);
        sleepers.delete(done);
        if (client.aborted) reject(gone(client));
        else resolve();
      }
      client.addEventListener('abort', done);
      sleepers.add(done);
      if (closing.aborted) done();
    });
  };
}

/** Node's adapter aborts with a text, and Hono hands only errors to its error handler. */
function gone(client: AbortSignal): Error {
  return new Error('The client left.', { cause: client.reason });
}
