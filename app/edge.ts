import pino from 'pino';
import { wholeWorld } from '../data/whole.ts';
import { pages } from '../routes/pages.ts';
import { nativeDialect as native, vendors } from '../routes/vendors.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { journalFor } from './journal/journal.ts';
import { createLog, logOptions } from './log.ts';
import { Refusal } from './outcomes.ts';
import { noOverrides } from './overrides.ts';
import { createSleep } from './sleep.ts';
import { storeLimits } from './store/limits.ts';
import { memoryStore } from './store/memory/store.ts';

type Bindings = Record<string, string | undefined>;

let app: ReturnType<typeof createApp> | undefined;

/** The app for runtimes of the Web standard, which hand their settings over with each request. */
export default {
  fetch(request: Request, bindings: Bindings = {}): Response | Promise<Response> {
    app ??= edgeApp(bindings);
    return app.fetch(request);
  },
};

function edgeApp(bindings: Bindings) {
  const config = readConfig(bindings);
  const log = createLog(pino(logOptions(config.LOG_LEVEL)), { batch: false });
  const store = memoryStore(Date.now, storeLimits(config));
  return createApp({
    config,
    ...{ native, vendors },
    world: wholeWorld(),
    store,
    journal: journalFor(config, store),
    overrides: noOverrides,
    observers: [log.access],
    pages: pages(noFiles),
    random: Math.random,
    now: Date.now,
    sleep: createSleep(new AbortController().signal),
    unready: () => undefined,
  });
}

function noFiles(): never {
  throw new Refusal('not_supported', {
    by: 'route',
    detail: { problem: 'Swagger UI is served by the Node build only.' },
  });
}
