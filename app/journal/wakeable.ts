import type { Client } from '../client.ts';

/** A client whose waits can be ended although it has not left. */
export interface Wakeable {
  client: Client;
  wake(): void;
}

export function wakeable({ left, onLeft }: Client): Wakeable {
  const sleepers = new Set<() => void>();
  return {
    client: {
      left,
      onLeft(call) {
        const stay = onLeft(call);
        sleepers.add(call);
        return () => {
          sleepers.delete(call);
          stay();
        };
      },
    },
    wake() {
      for (const call of sleepers) call();
    },
  };
}
