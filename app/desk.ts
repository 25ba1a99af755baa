import type { Awaitable, Store } from './store/store.ts';

/** Where services in two steps leave a ticket between them. */
export interface Desk {
  /** A new ticket that holds this text for a while. */
  issue(holds: string): Awaitable<string>;
  /** What a ticket holds; it stays valid. */
  read(ticket: string): Awaitable<string | undefined>;
  /** What a ticket holds; it is used up, and of two who come at once one goes away empty. */
  redeem(ticket: string): Awaitable<string | undefined>;
}

/** How long a ticket is valid, in milliseconds: as long as a real one-time password. */
export const ticketMs = 10 * 60 * 1000;

const nameOf = (ticket: string) => `ticket ${ticket}`;

export function createDesk(store: Store): Desk {
  return {
    async issue(holds) {
      const ticket = crypto.randomUUID();
      await store.keep(nameOf(ticket), holds, ticketMs);
      return ticket;
    },
    read: (ticket) => store.peek(nameOf(ticket)),
    redeem: (ticket) => store.take(nameOf(ticket)),
  };
}

/** A desk for documents: it issues this one ticket and keeps nothing. */
export function sampleDesk(ticket: string): Desk {
  return { issue: () => ticket, read: () => undefined, redeem: () => undefined };
}
