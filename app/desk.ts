import type { Awaitable, Tickets } from './store/store.ts';

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

/** The desk of one session; `write` makes a ticket as a vendor writes one. */
export function createDesk(tickets: Tickets, session: string, write: () => string = () => crypto.randomUUID()): Desk {
  return {
    async issue(holds) {
      const ticket = write();
      await tickets.keep(session, ticket, holds, ticketMs);
      return ticket;
    },
    read: (ticket) => tickets.peek(session, ticket),
    redeem: (ticket) => tickets.take(session, ticket),
  };
}

/** A desk for documents: it issues this one ticket and keeps nothing. */
export function sampleDesk(ticket: string): Desk {
  return { issue: () => ticket, read: () => undefined, redeem: () => undefined };
}
