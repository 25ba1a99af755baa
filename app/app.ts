import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import type { World } from '../data/world.ts';
import type { Env } from './call.ts';
import { type Config, keysOf } from './config.ts';
import type { Dialect, DialectEntry } from './dialect.ts';
import { createDirect } from './direct.ts';
import { oneDoorOut } from './errors.ts';
import { createPerform } from './faults/perform.ts';
import { createHold } from './hold.ts';
import { handOnTo, innerApp } from './inner-app.ts';
import type { Journal } from './journal/journal.ts';
import { journey, type Observer } from './journey.ts';
import { lazily } from './lazily.ts';
import { createLocate } from './locate.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Overrides } from './overrides.ts';
import type { RuleDoc } from './rules/rule-index.ts';
import { meetRules } from './rules/rules.ts';
import { letStand } from './rules/rules-file.ts';
import { createScrub } from './scrub.ts';
import { setRecords } from './set-records.ts';
import type { Sleep } from './sleep.ts';
import { speak } from './speak.ts';
import type { Awaitable, Store } from './store/store.ts';

/** What the app is made of; nothing registers itself, and chance, time and waiting can be put in by a test. */
export interface Deps {
  config: Config;
  /** Our own words, which stand at the root. */
  native: Dialect;
  vendors: readonly DialectEntry[];
  world: World;
  store: Store;
  /** Absent where it is switched off. */
  journal?: Journal | undefined;
  /** Rules that stand from the start, and again after a reset. */
  rules?: readonly RuleDoc[] | undefined;
  /** Answers that a team has written into files. */
  overrides: Overrides;
  /** Whether answers that are set at run time outlive the process; absent where nothing could keep them. */
  keeps?: boolean | undefined;
  /** Absent where nobody counts. */
  metrics?: Metrics | undefined;
  /** Told of every call: the log. */
  observers: Observer[];
  /** Pages beside the dialects: health, documents, admin. */
  pages: Page[];
  random(): number;
  /** Epoch milliseconds, with decimals. */
  now(): number;
  sleep: Sleep;
  /** Why new requests are not welcome, such as while the house closes; undefined when they are. */
  unready(): string | undefined;
  /** What is not whole, such as a store out of reach; calls are answered all the same. */
  problem?(): string | undefined;
}

/** A sub-app beside the dialects; one that wants a key asks for it itself. */
export type Page = (deps: Deps, ask: Ask) => OpenAPIHono<Env>;

/** Sends a request to this same app, in the process. */
export type Ask = (request: Request) => Awaitable<Response>;

/** The journey of a request, in order. */
export function createApp(deps: Deps): OpenAPIHono<Env> {
  const { config, native, vendors, store, metrics } = deps;
  const development = config.ENVIRONMENT === 'development';
  const hold = createHold({ maxDelayMs: config.MAX_DELAY_MS, maxHeld: config.MAX_HELD, sleep: deps.sleep });
  const perform = createPerform({ hold, random: deps.random, fired: metrics?.fired });
  metrics?.watch(hold);
  void letStand(deps.rules ?? [], store.standing);

  const onError = oneDoorOut(native, development);
  const app = new OpenAPIHono<Env>({ getPath: createLocate(vendors, config.DIALECT_HOSTS) });
  const ask: Ask = (request) => app.fetch(request);
  const observers = [...deps.observers, deps.journal?.observe, metrics?.observe].filter((one) => one !== undefined);
  const begun = { now: deps.now, observers, onError, scrub: createScrub(keysOf(config), '') };
  const rest = innerApp(onError);
  const direct = createDirect(metrics ? [metrics.inFlight] : [], handOnTo(rest));
  const crossed = config.CORS_ORIGINS.length > 0;

  app.onError(onError);
  // CORS is a middleware of Hono's, which only a router passes.
  app.all('*', journey(begun, crossed ? handOnTo(rest) : direct.way));
  if (crossed) rest.use(crossOrigin(config.CORS_ORIGINS));
  for (const page of deps.pages) rest.route('/', page(deps, ask));
  if (metrics) rest.use(async (c, next) => metrics.inFlight(c, next));
  const spoken = {
    ...{ world: deps.world, store, perform, now: deps.now, checkAnswers: development, door: onError },
    meetRules: meetRules({ standing: store.standing, perform, now: deps.now }),
    overrides: setRecords(store.standing, deps.overrides),
    keys: config.API_KEYS,
    faultKeys: config.FAULT_KEYS && new Set(config.FAULT_KEYS),
    quota: { rate: config.RATE_LIMIT, retries: config.MAX_RETRIES },
    bodyLimit: config.BODY_LIMIT,
  };
  for (const { prefix, load } of vendors) {
    const loadApp = async () => direct.stand(prefix, speak(await load(), spoken));
    rest.all(`${prefix}/*`, lazily({ prefix, load: loadApp, onError }));
  }
  rest.route('/', direct.stand('', speak(native, spoken)));
  return app;
}

function crossOrigin(origins: string[]) {
  const exposeHeaders = ['X-Request-Id', 'X-Mock-Outcome', 'X-Client-Ref', 'Retry-After'];
  return cors({ origin: origins.includes('*') ? '*' : origins, exposeHeaders });
}
