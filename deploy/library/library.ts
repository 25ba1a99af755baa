import pino from 'pino';
import { createApp as createEngine } from '../../app/app.ts';
import { type House, openHouse } from '../../app/house.ts';
import { createLog, type Log, logOptions } from '../../app/log.ts';
import { Refusal } from '../../app/outcomes.ts';
import { letStand } from '../../app/rules/rules-file.ts';
import { createSleep, type Sleep } from '../../app/sleep.ts';
import { fieldsByKind } from '../../routes/fields/by-kind.ts';
import { pages } from '../../routes/pages.ts';
import { services } from '../../routes/services.ts';
import { nativeDialect as native, vendors } from '../../routes/vendors.ts';
import { type Options, type Read, readOptions } from './options.ts';
import type { App } from './types.ts';

/** Stands before a path that is asked for without a host. */
const base = 'http://namuna.localhost';

/**
 * Namuna in this process, without a port; it reads nothing of the environment. What is written wrong in files of
 * `DATA_DIR` or `RULES` is told by the first call.
 * @throws Error that says which option is wrong, what was given and what is allowed
 * @example const app = createApp({ API_KEYS: 'my-secret-key-123', ENVIRONMENT: 'production' });
 */
export function createApp(options: Options = {}): App {
  const read = readOptions(options);
  const closing = new AbortController();
  const log = logTo(read);
  const house = openHouse(read.config, {
    services,
    dialects: [...vendors, native],
    fields: fieldsByKind,
    log,
    ...read,
  });
  const engine = house.then((opened) => assemble(opened, read, log, closing.signal));
  // Whoever calls is told; an app that nobody calls must not end the process.
  engine.catch(() => {});
  return {
    fetch: async (input, init) => (await engine).fetch(toRequest(input, init)),
    reset: async (session = '') => reset(await house, session),
    async close() {
      closing.abort();
      log.flush();
      await (await house).close();
    },
  };
}

function assemble({ close: _close, ...house }: House, read: Read, log: Log, closing: AbortSignal) {
  return createEngine({
    ...{ config: read.config, native, vendors, ...house },
    ...{ random: read.random, now: read.now, sleep: sleepOf(read, closing) },
    observers: [log.access],
    pages: pages(noFiles),
    unready: () => (closing.aborted ? 'closing' : undefined),
  });
}

function logTo({ config, now }: Read): Log {
  const silent = config.LOG_LEVEL === 'silent';
  const destination = silent ? { write() {} } : pino.destination({ dest: 1, sync: true });
  return createLog(pino(logOptions(config.LOG_LEVEL), destination), { batch: false, now });
}

function sleepOf({ sleep }: Read, closing: AbortSignal): Sleep {
  return sleep ? async (ms) => sleep(ms) : createSleep(closing);
}

function toRequest(input: Request | URL | string, init?: RequestInit): Request {
  if (typeof input === 'string' || input instanceof URL) return new Request(new URL(input, base), init);
  return init === undefined ? input : new Request(input, init);
}

async function reset({ store, journal, rules }: House, session: string): Promise<void> {
  await store.clear(session === '' ? undefined : session);
  if (session === '') await letStand(rules, store.standing);
  await journal?.remove((entry) => session === '' || entry.session === session);
}

function noFiles(): never {
  const problem = 'Swagger UI is served by the program only: npx namuna.';
  throw new Refusal('not_supported', { by: 'route', detail: { problem } });
}
