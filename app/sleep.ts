/**
 * Waits `ms` milliseconds; ends early when the client leaves (then it throws) or when the house closes.
 * @throws the signal's reason when the client left
 */
export function createSleep(closing: AbortSignal) {
  return function sleep(ms: number, client: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (client.aborted) return reject(client.reason);
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        client.removeEventListener('abort', done);
        closing.removeEventListener('abort', done);
        if (client.aborted) reject(client.reason);
        else resolve();
      }
      client.addEventListener('abort', done);
      closing.addEventListener('abort', done);
    });
  };
}
