import type { Client } from '../client.ts';

/** A client whose waits can be ended although it has not left. */
export interface Wakeable {
  client: Client;
  wake(): void;
}

export function wakeable({ left, onLeft }: Client): Wakeable {
  let wake = () => {};
  // Through a promise, since Workers let no request touch what another is waiting with: it goes on in its own.
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return {
    client: {
      left,
      onLeft(call) {
        const stay = onLeft(call);
        let waiting = true;
        void woken.then(() => {
          if (waiting) call();
        });
        return () => {
          waiting = false;
          stay();
        };
      },
    },
    wake,
  };
}
