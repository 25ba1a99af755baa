import type { AppContext } from '../call.ts';
import { type Config, keysOf } from '../config.ts';
import type { Observer } from '../journey.ts';
import type { Entries, Store } from '../store/store.ts';
import { createRedact, type Redact } from './redact.ts';
import { type Gathered, toEntry } from './to-entry.ts';

/** What was asked and answered; entries are made off the request's path and handed over in batches. */
export interface Journal extends Omit<Entries, 'append'> {
  observe: Observer;
  /** Hands over what is gathered; call it on every way out. */
  flush(): Promise<void>;
}

/** The journal as the operator wants it; undefined where it is switched off. */
export function journalFor(config: Config, store: Store): Journal | undefined {
  if (config.JOURNAL_SIZE === 0 || config.JOURNAL_BYTES === 0) return undefined;
  return createJournal(store.journal, createRedact(keysOf(config)));
}

const nothing = () => {};
const gatherMs = 20;
const mostGathered = 64;

export function createJournal(entries: Entries, redact: Redact): Journal {
  let gathered: Gathered[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchers = 0;
  let handing = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = gathered;
    gathered = [];
    // Who reads next waits for the batches before, too.
    if (batch.length > 0) handing = handOver(batch, handing);
    return handing;
  }
  /**
   * What goes wrong here nobody waits for, and it must not end the process; a store that is out of reach says so elsewhere.
   * Not async: what waits for a store would keep the calls, with all that they hold.
   */
  function handOver(batch: Gathered[], before: Promise<void>): Promise<void> {
    try {
      const handed = entries.append(batch.map((one) => toEntry(one, redact)));
      return handed instanceof Promise ? Promise.all([handed, before]).then(nothing, nothing) : before;
    } catch {
      return before;
    }
  }
  return {
    observe(call, _status, milliseconds, c) {
      // Pages beside the dialects are nobody's calls.
      if (call.dialect === undefined) return;
      gathered.push({ url: c.req.url, headers: rawHeaders(c), call, milliseconds });
      if (watchers > 0 || gathered.length >= mostGathered) void flush();
      else timer ??= setTimeout(flush, gatherMs);
    },
    flush,
    async read(page) {
      await flush();
      return entries.read(page);
    },
    async count(fits) {
      await flush();
      return entries.count(fits);
    },
    async size() {
      await flush();
      return entries.size();
    },
    async remove(fits) {
      await flush();
      return entries.remove(fits);
    },
    async watch(came) {
      const end = await entries.watch(came);
      watchers++;
      let watching = true;
      return () => {
        if (!watching) return;
        watching = false;
        watchers--;
        end();
      };
    },
  };
}

/** As they came; on Node they are there, elsewhere they are read. */
function rawHeaders(c: AppContext): readonly string[] {
  return c.env?.incoming?.rawHeaders ?? [...c.req.raw.headers].flat();
}
