import type { Entry } from '../../journal/entry.ts';
import type { JournalLimits } from '../memory/entries.ts';
import type { Entries } from '../store.ts';
import { createBacklog } from './backlog.ts';
import { appending, entriesOf, removing } from './journal-lua.ts';
import type { Link } from './link.ts';
import { watchOf } from './watch.ts';

export interface RedisEntries extends Entries {
  /** Sends what is not in Redis yet; rejects where it stays behind. */
  flush(): Promise<void>;
}

/** How many entries are read, or removed, at a time. */
const page = 100;

/** The journal of all replicas. */
export function redisEntries(link: Link, database: number, limits: JournalLimits): RedisEntries {
  const append = link.script(appending(database, limits));
  const remove = link.script(removing);
  const backlog = createBacklog(limits);
  const writer = crypto.randomUUID();
  let sending: Promise<void> | undefined;

  /** One after the other, since a batch that is older than one that has come counts as come. */
  async function send(): Promise<void> {
    for (let batch = backlog.oldest(); batch; batch = backlog.oldest()) {
      await append([], [writer, batch.number, ...batch.texts]);
      backlog.done(batch);
    }
  }
  function flush(): Promise<void> {
    sending ??= send().finally(() => {
      sending = undefined;
    });
    return sending;
  }
  return {
    flush,
    append(entries) {
      backlog.add(entries.map((entry) => JSON.stringify(entry)));
      return flush().catch(backlog.trim);
    },
    async read({ before, limit, fits }) {
      const found: Entry[] = [];
      if (limit <= 0) return found;
      for await (const entry of newestFirst(link, before)) {
        if (fits(entry) && found.push(entry) === limit) break;
      }
      return found;
    },
    async count(fits) {
      // Before the entries are read: one that comes meanwhile is neither counted nor below the newest.
      const newest = Number(await link.ask('GET', 'namuna:journal:last'));
      let count = 0;
      for await (const entry of newestFirst(link, newest + 1)) if (fits(entry)) count++;
      return { count, newest };
    },
    async size() {
      const asked = [link.ask('XLEN', 'namuna:journal'), link.ask('GET', 'namuna:journal:bytes')];
      const [entries, bytes] = await Promise.all(asked);
      return { entries: Number(entries), bytes: Number(bytes) };
    },
    async remove(fits) {
      const numbers: number[] = [];
      for await (const entry of newestFirst(link)) if (fits(entry)) numbers.push(entry.id);
      let removed = 0;
      for (let i = 0; i < numbers.length; i += page)
        removed += (await remove([], numbers.slice(i, i + page))) as number;
      return removed;
    },
    watch: watchOf(link, entriesOf(database)),
  };
}

async function* newestFirst(link: Link, before = Number.POSITIVE_INFINITY): AsyncGenerator<Entry> {
  let end = Number.isFinite(before) ? `(${before}-0` : '+';
  // Redis refuses to look for what is below the least number that there can be.
  while (before > 1) {
    const reply = await link.ask('XREVRANGE', 'namuna:journal', end, '-', 'COUNT', String(page));
    const found = reply as [number: string, [name: string, entry: string]][];
    for (const [number, [, entry]] of found) yield { id: Number.parseInt(number, 10), ...JSON.parse(entry) };
    if (found.length < page) return;
    end = `(${found.at(-1)![0]}`;
  }
}
