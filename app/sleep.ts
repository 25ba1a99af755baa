import type { Client } from './client.ts';

/** Waits `ms` milliseconds; ends early when the house closes, and rejects when the client leaves. */
export type Sleep = (ms: number, client: Client) => Promise<void>;

/** Without `closing` the house never closes; Workers would not let one request look at another's signal. */
export function createSleep(closing?: AbortSignal): Sleep {
  const sleepers = new Set<() => void>();
  closing?.addEventListener('abort', () => {
    for (const wake of sleepers) wake();
  });
  return function sleep(ms, client) {
    return new Promise((resolve, reject) => {
      if (client.left()) return reject(gone());
      const timer = setTimeout(done, ms);
      const stay = client.onLeft(done);
      function done() {
        clearTimeout(timer);
        stay();
        sleepers.delete(done);
        if (client.left()) reject(gone());
        else resolve();
      }
      sleepers.add(done);
      if (closing?.aborted) done();
    });
  };
}

function gone(): Error {
  return new Error('The client left.');
}
