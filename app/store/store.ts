import type { Entry } from '../journal/entry.ts';

/** A value, or a promise of one where the store is across a network. */
export type Awaitable<T> = T | Promise<T>;

/**
 * Where what changes at run time lives. One interface, so that several replicas can share one.
 * A session is a name; the empty one is for calls without a session.
 * What cannot be written because the store is out of reach is refused with `storeGone()`.
 */
export interface Store {
  counters: Counters;
  tickets: Tickets;
  standing: Standing;
  sessions: Sessions;
  journal: Entries;
  /** Counts points against a limit; exact under concurrency and across replicas. */
  limiter(name: string, limit: Limit): Limiter;
  /** Forgets counters, tickets and what stands: of one session, or of all. */
  clear(session?: string): Awaitable<void>;
  /** How many commands were sent across a network; none where the store is in this process. */
  roundTrips(): number;
  /** Why the store is not whole, for `/readyz`. */
  problem(): string | undefined;
  close(): Awaitable<void>;
}

/** Counters of calls. Names come from what callers send, so their number is bounded, the least recently used go first. */
export interface Counters {
  /** Adds one and returns what it stood at before; exact under concurrency. */
  count(session: string, name: string): Awaitable<number>;
}

/** Texts that are kept for a while. */
export interface Tickets {
  /** Keeps a text for so many milliseconds. */
  keep(session: string, name: string, text: string, ms: number): Awaitable<void>;
  peek(session: string, name: string): Awaitable<string | undefined>;
  /** Removes a text and returns it: of several takers exactly one gets it. */
  take(session: string, name: string): Awaitable<string | undefined>;
}

/** Something that stands until it is removed or expires: a rule, or an answer that was set. */
export interface Doc<Body = unknown> {
  kind: 'rule' | 'record';
  id: string;
  /** The session that it goes with; empty where it outlives all of them. */
  session: string;
  /** Epoch milliseconds. */
  at: number;
  /** Epoch milliseconds after which it does not stand any more. */
  until?: number;
  /** Anything of JSON. */
  body: Body;
}

/** Documents, held in the process whatever the store, so that to look one up costs no round trip. */
export interface Standing {
  /** All of a kind that have not expired, oldest first. */
  all(kind: Doc['kind']): Doc[];
  get(kind: Doc['kind'], id: string): Doc | undefined;
  put(doc: Doc): Awaitable<void>;
  /** Whether it stood. */
  remove(kind: Doc['kind'], id: string): Awaitable<boolean>;
  /** Adds one to a counter that lives and dies with a document, and returns what it stood at before. */
  count(doc: Doc, name: string): Awaitable<number>;
  counted(doc: Doc, name: string): Awaitable<number>;
  /** Told at once of what stands already, then of every change, by whichever replica; without a document it is gone. */
  watch(changed: (kind: Doc['kind'], id: string, doc: Doc | undefined) => void): void;
}

/** The sessions in use. One that is idle for too long is cleared, and so is the oldest of too many. */
export interface Sessions {
  /** Notes that a session is in use now. */
  touch(session: string): void;
}

/** What was asked and answered, bounded by count and bytes; the oldest goes first. */
export interface Entries {
  /** Numbers them upwards in the order in which they came. */
  append(entries: Unnumbered[]): Awaitable<void>;
  /** Newest first, from below the number `before` on. */
  read(page: { before?: number | undefined; limit: number; fits(entry: Entry): boolean }): Awaitable<Entry[]>;
  /** How many fit, and the highest number that there is. */
  count(fits: (entry: Entry) => boolean): Awaitable<{ count: number; newest: number }>;
  /** How many there are, and their bytes, about. */
  size(): Awaitable<{ entries: number; bytes: number }>;
  /** How many were removed. */
  remove(fits: (entry: Entry) => boolean): Awaitable<number>;
  /** Told of entries as they come, from all replicas, lowest number first; resolves with what ends it. */
  watch(came: (entries: Entry[]) => void): Awaitable<() => void>;
}

export type Unnumbered = Omit<Entry, 'id'>;

/** So many points in so many seconds. */
export interface Limit {
  points: number;
  seconds: number;
}

export interface Limiter {
  consume(name: string): Awaitable<Consumed>;
}

export interface Consumed {
  exceeded: boolean;
  remaining: number;
  /** Milliseconds until the points are there again. */
  resetMs: number;
}
