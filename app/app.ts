import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import type { World } from '../data/world.ts';
import type { Env } from './call.ts';
import type { Config } from './config.ts';
import { createDesk } from './desk.ts';
import type { Dialect } from './dialect.ts';
import { oneDoorOut } from './errors.ts';
import { createPerform } from './faults/perform.ts';
import { journey, type Observer } from './journey.ts';
import type { Overrides } from './overrides.ts';
import { speak } from './speak.ts';
import type { Store } from './store/store.ts';

/** What the app is made of; nothing registers itself, and chance, time and waiting can be put in by a test. */
export interface Deps {
  config: Config;
  /** In the order in which they are tried; the last is the native one, which stands at the root. */
  dialects: Dialect[];
  world: World;
  store: Store;
  /** Answers that a team has set. */
  overrides: Overrides;
  /** Told of every call: the log. */
  observers: Observer[];
  /** Pages beside the dialects: health, documents, admin. */
  pages: Page[];
  random(): number;
  /** Epoch milliseconds, with decimals. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Why new requests are not welcome, such as while the house closes; undefined when they are. */
  unready(): string | undefined;
}

/** A sub-app beside the dialects; one that wants a key asks for it itself. */
export type Page = (deps: Deps) => OpenAPIHono<Env>;

/** The journey of a request, in order. */
export function createApp(deps: Deps): OpenAPIHono<Env> {
  const { config, dialects } = deps;
  const development = config.ENVIRONMENT === 'development';
  const app = new OpenAPIHono<Env>();

  app.onError(oneDoorOut(dialects.at(-1)!, development));
  app.use(journey(deps.now, deps.observers));
  if (config.CORS_ORIGINS.length > 0) app.use(crossOrigin(config.CORS_ORIGINS));

  for (const page of deps.pages) app.route('/', page(deps));
  const spoken = {
    ...deps,
    desk: createDesk(deps.store),
    perform: createPerform({ ...deps, limits: { maxDelayMs: config.MAX_DELAY_MS } }),
    keys: config.API_KEYS,
    bodyLimit: config.BODY_LIMIT,
    checkAnswers: development,
  };
  for (const dialect of dialects) app.route(dialect.prefix || '/', speak(dialect, spoken));
  return app;
}

function crossOrigin(origins: string[]) {
  const exposeHeaders = ['X-Request-Id', 'X-Mock-Outcome', 'X-Client-Ref', 'Retry-After'];
  return cors({ origin: origins.includes('*') ? '*' : origins, exposeHeaders });
}
