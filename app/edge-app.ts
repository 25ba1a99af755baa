import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import pino from 'pino';
import { wholeWorld } from '../data/whole.ts';
import { createApp, type Deps, type Page } from './app.ts';
import type { Env } from './call.ts';
import type { Config } from './config.ts';
import { journalFor } from './journal/journal.ts';
import { createLog, type Log, logOptions } from './log.ts';
import { type Embed, embedding } from './metrics/emf.ts';
import { Refusal } from './outcomes.ts';
import { noOverrides } from './overrides.ts';
import { createSleep } from './sleep.ts';
import { storeLimits } from './store/limits.ts';
import { memoryStore } from './store/memory/store.ts';

/** What the app speaks and shows. */
export interface Rooms extends Pick<Deps, 'native' | 'vendors'> {
  pages(files: MiddlewareHandler): Page[];
}

/** The whole app on what every runtime of the Web standard has: memory, timers, the console. */
export function edgeApp(config: Config, { native, vendors, pages }: Rooms): OpenAPIHono<Env> {
  const store = memoryStore(Date.now, storeLimits(config));
  return createApp({
    ...{ config, native, vendors, store },
    world: wholeWorld(),
    journal: journalFor(config, store),
    overrides: noOverrides,
    observers: [edgeLog(config.LOG_LEVEL, embedding(config)).access],
    pages: [noScreens, ...pages(noFiles)],
    random: Math.random,
    now: Date.now,
    sleep: createSleep(),
    unready: () => undefined,
  });
}

/** Nothing is gathered: a timer may not outlive the request that set it. */
export function edgeLog(level: string, embed?: Embed): Log {
  const options = logOptions(level);
  const formatters = { level: (label: string) => ({ level: label }) };
  // Read by pino's build for browsers only, which bundlers take for Workers.
  return createLog(pino({ ...options, browser: { write, formatters, serialize: ['err'] } }), { batch: false, embed });
}

function write(line: object): void {
  // biome-ignore lint/suspicious/noConsole: on Workers the console is the log
  console.log(JSON.stringify(line));
}

/** In place of what would be a page without its scripts. */
const noScreens: Page = ({ native, vendors }) => {
  const app = new OpenAPIHono<Env>();
  const prefixes = [native, ...vendors].map(({ prefix }) => prefix);
  for (const path of ['/console', '/console/*', ...prefixes.map((prefix) => `${prefix}/docs`)]) app.get(path, noFiles);
  app.get('/', (c) => c.redirect('/openapi.json'));
  return app;
};

function noFiles(): never {
  const message =
    'The console and Swagger UI are served on Node only. Everything else is here: see /openapi.json and /__admin/catalog.';
  throw new Refusal('not_supported', { by: 'route', message });
}
