import pino from 'pino';
import { createApp, type Deps } from '../../app/app.ts';
import { readConfig } from '../../app/config.ts';
import { journalFor } from '../../app/journal/journal.ts';
import { createLog, logOptions } from '../../app/log.ts';
import { noOverrides } from '../../app/overrides.ts';
import { storeLimits } from '../../app/store/limits.ts';
import { memoryStore } from '../../app/store/memory/store.ts';
import { wholeWorld } from '../../data/whole.ts';
import { pages } from '../../routes/pages.ts';
import { nativeDialect as native, vendors } from '../../routes/vendors.ts';

export const key = 'my-secret-key-123';
export const json = { 'Content-Type': 'application/json' };

export interface TestApp {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** POSTs JSON with the key; a header given as undefined is left out. */
  post(path: string, body: unknown, headers?: Record<string, string | undefined>): Promise<Response>;
  /** What was logged. */
  lines: Record<string, unknown>[];
  /** How long each sleep was to last, in milliseconds; none is slept. */
  slept: number[];
}

/** The whole app in this process, with waiting, chance and time in the test's hands. */
export function testApp(env: Record<string, string> = {}, deps: Partial<Deps> = {}): TestApp {
  const lines: Record<string, unknown>[] = [];
  const slept: number[] = [];
  const logger = pino(logOptions(env.LOG_LEVEL ?? 'info'), { write: (line: string) => lines.push(JSON.parse(line)) });
  const config = readConfig({ API_KEYS: key, ...env });
  const now = deps.now ?? (() => 1_790_000_000_000);
  const store = deps.store ?? memoryStore(now, storeLimits(config));
  const app = createApp({
    config,
    ...{ native, vendors },
    world: wholeWorld(),
    store,
    journal: journalFor(config, store),
    overrides: noOverrides,
    observers: [createLog(logger, { batch: false }).access],
    pages: pages((c) => c.notFound() as Promise<Response>),
    random: Math.random,
    now,
    sleep: async (ms) => void slept.push(ms),
    unready: () => undefined,
    ...deps,
  });
  const fetch = async (path: string, init?: RequestInit) => app.request(path, init);
  return {
    fetch,
    lines,
    slept,
    post: (path, body, headers = {}) =>
      fetch(path, {
        method: 'POST',
        headers: Object.entries({ 'X-API-Key': key, ...json, ...headers }).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as [string, string]],
        ),
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** A body of JSON, loosely typed. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came back
export async function bodyOf(response: Response): Promise<any> {
  return response.json();
}
