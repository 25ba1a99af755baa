// The package's declarations begin with this file as it stands, so it imports nothing; see deploy/package.mjs.

/** Chance, time and waiting, where a test wants them in its own hands. */
export interface Hands {
  /** A number from 0 to below 1, for faults that act by chance; `Math.random` by default. */
  random?: (() => number) | undefined;
  /** The time in epoch milliseconds; `Date.now` by default. */
  now?: (() => number) | undefined;
  /** Waits out a delay of so many milliseconds; `async () => {}` makes every delay take no time. */
  sleep?: ((ms: number) => void | Promise<void>) | undefined;
}

/** Namuna in this process, without a port. */
export interface App {
  /**
   * Answers as the server would. A URL of a vendor's host is that vendor's, and a path alone is enough for Namuna's own:
   * `app.fetch('https://api.karza.in/v2/pan', ...)`, `app.fetch('/pan-to-gst', ...)`. It can be handed on as it is,
   * to whatever takes a `fetch`.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Forgets rules, answers that were set, counters, tickets and the journal: of one session, or of all. */
  reset(session?: string): Promise<void>;
  /** Ends what waits, and lets go of files and connections. */
  close(): Promise<void>;
}
