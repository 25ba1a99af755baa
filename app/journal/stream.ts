import type { Client } from '../client.ts';
import type { Sleep } from '../sleep.ts';
import type { Entry } from './entry.ts';
import { createFeed, type Feed } from './feed.ts';
import { follow } from './follow.ts';
import type { Journal } from './journal.ts';
import { wakeable } from './wakeable.ts';

/** Most entries that wait for a reader. */
const mostQueued = 1000;
const beatMs = 15_000;
/** Who wants more after a day comes again, with the number of the last event. */
const longestMs = 24 * 60 * 60 * 1000;

interface Reader {
  fits(entry: Entry): boolean;
  /** The number after which it goes on; absent for one who wants only what comes. */
  after?: number | undefined;
  tell(entry: Entry): Promise<unknown>;
  client: Client;
  sleep: Sleep;
  /** Called once when the stream is at its end; `left` where the reader did not wait for that. */
  ended(left: boolean): void;
}

/** The journal's entries as server-sent events, until the reader leaves or the house closes. */
export async function streamOf(journal: Journal, reader: Reader): Promise<ReadableStream<Uint8Array>> {
  const { fits, after, tell, client, sleep, ended } = reader;
  const feed = createFeed(mostQueued, tell);
  const unfollow = await follow(journal, {
    fits,
    already: ({ newest }) => (after === undefined ? undefined : resume(journal, feed, { fits, after, newest })),
    came: feed.push,
  });
  const beating = setInterval(feed.beat, beatMs);
  const life = wakeable(client);
  const end = (left: boolean) => {
    clearInterval(beating);
    unfollow();
    feed.close();
    ended(left);
  };
  // It rejects when the reader leaves.
  sleep(longestMs, life.client).then(
    () => end(false),
    () => end(true),
  );
  return toStream(feed, life.wake);
}

/** Tells what the journal still holds from there on. */
async function resume(journal: Journal, feed: Feed, from: { fits: Reader['fits']; after: number; newest: number }) {
  const { fits, newest } = from;
  // A number that was never given comes from before a restart: all here is new to them.
  const after = from.after > newest ? 0 : from.after;
  const missed = (entry: Entry) => entry.id > after && entry.id <= newest && fits(entry);
  const entries = await journal.read({ before: newest + 1, limit: mostQueued, fits: missed });
  if (entries.length === mostQueued) feed.lose((await journal.count(missed)).count - mostQueued);
  feed.push(entries.reverse());
}

function toStream(feed: Feed, leave: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const text = await feed.next();
      if (text === undefined) controller.close();
      else controller.enqueue(encoder.encode(text));
    },
    cancel: leave,
  });
}
