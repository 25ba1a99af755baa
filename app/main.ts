import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import pino from 'pino';
import { wholeWorld } from '../data/whole.ts';
import { admin } from '../routes/admin/admin.ts';
import { docs } from '../routes/docs.ts';
import { fieldsByKind } from '../routes/fields/by-kind.ts';
import { health } from '../routes/health.ts';
import { dialects, services } from '../routes/index.ts';
import { createApp } from './app.ts';
import { banner } from './banner.ts';
import { chunked } from './chunks.ts';
import { ConfigError, readConfig } from './config.ts';
import type { DataDir } from './data-dir/data-dir.ts';
import { DataError } from './data-dir/wrong.ts';
import { type Journal, journalFor } from './journal/journal.ts';
import { createLog, logOptions } from './log.ts';
import { type NodeServer, nodeServer } from './node-server.ts';
import { noOverrides } from './overrides.ts';
import { readableLine } from './readable-line.ts';
import { refuseOutside } from './refuse-outside.ts';
import type { RuleDoc } from './rules/rule-index.ts';
import { readRules } from './rules/rules-file.ts';
import { createSleep } from './sleep.ts';
import { storeLimits } from './store/limits.ts';
import { memoryStore } from './store/memory/store.ts';
import type { Store } from './store/store.ts';

/** Longest time that answers in flight are given when the process is told to end; Docker kills after ten seconds. */
const graceMs = 8000;

const config = orExit(() => readConfig(process.env));
const terminal = process.stdout.isTTY === true && config.ENVIRONMENT === 'development';
const destination = pino.destination({ dest: 1, sync: terminal });
const lines = chunked(terminal ? { write: (line) => destination.write(readableLine(line)) } : destination);
const now = () => performance.timeOrigin + performance.now();
const log = createLog(pino(logOptions(config.LOG_LEVEL), lines), { batch: !terminal, now, handOver: lines.handOver });
const closing = new AbortController();

/** What is open, and what has to be closed in the end. */
interface House {
  data: DataDir | undefined;
  store: Store;
  /** Whether answers that are set at run time outlive the process. */
  keeps?: boolean | undefined;
  journal: Journal | undefined;
}

process.on('uncaughtException', (error) => exit(1, 'Uncaught exception', error));
void start();

async function start(): Promise<void> {
  const data = await ownData();
  const { store, keeps } = await keeping(await openStore());
  const house = { data, store, keeps, journal: journalFor(config, store) };
  const server = nodeServer(app(house).fetch, refuseOutside({ config, dialects, log, now }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => close(signal, server, house));
  try {
    const port = await server.listen(config.PORT, config.HOST);
    if (process.stdout.isTTY) process.stdout.write(banner(config, port));
    else log.info('listening', { host: config.HOST, port, environment: config.ENVIRONMENT });
  } catch (error) {
    exit(1, `Cannot listen on HOST ${config.HOST}, PORT ${config.PORT}`, error);
  }
}

function app({ data, store, keeps, journal }: House) {
  const files = serveStatic({
    root: fileURLToPath(new URL('assets', import.meta.url)),
    precompressed: true,
    rewriteRequestPath: (path) => path.slice('/docs'.length),
  });
  return createApp({
    ...{ config, dialects, store, keeps, journal, now },
    world: data?.world ?? wholeWorld(),
    overrides: data?.overrides ?? noOverrides,
    observers: [log.access],
    pages: [health, admin, docs(files)],
    rules: ownRules(),
    random: Math.random,
    sleep: createSleep(closing.signal),
    unready: () => (closing.signal.aborted ? 'closing' : (data?.problem() ?? store.problem())),
  });
}

async function close(signal: string, server: NodeServer, { data, store, journal }: House): Promise<void> {
  // At a terminal npm passes Ctrl-C on, so that it comes twice.
  if (closing.signal.aborted) return;
  log.info('closing', { signal });
  closing.abort();
  data?.close();
  await server.drain(graceMs);
  await journal?.flush();
  await store.close();
  exit(0);
}

async function openStore(): Promise<Store> {
  const limits = storeLimits(config);
  if (config.REDIS_URL === undefined) return memoryStore(now, limits);
  const { openRedisStore } = await import('./store/redis/store.ts');
  return openRedisStore(config.REDIS_URL, { limits, now, log });
}

function exit(code: number, message?: string, error?: unknown): never {
  if (message !== undefined) log.error(message, error);
  log.flush();
  destination.flushSync();
  process.exit(code);
}

async function ownData(): Promise<DataDir | undefined> {
  const { DATA_DIR, MAX_DELAY_MS } = config;
  if (DATA_DIR === undefined) return undefined;
  // Only who has data of their own waits for its readers to load.
  const { openDataDir } = await import('./data-dir/data-dir.ts');
  const rules = { services, fields: fieldsByKind, limits: { maxDelayMs: MAX_DELAY_MS } };
  return openDataDir(DATA_DIR, { ...rules, log }).catch(explain);
}

/** What is set at run time is kept in DATA_DIR; a store that replicas share keeps it by itself. */
async function keeping(store: Store): Promise<{ store: Store; keeps?: boolean }> {
  const { DATA_DIR, MAX_DELAY_MS, REDIS_URL } = config;
  if (DATA_DIR === undefined || REDIS_URL !== undefined) return { store };
  const { openKeeper } = await import('./data-dir/keeper.ts');
  return openKeeper(DATA_DIR, store, { services, limits: { maxDelayMs: MAX_DELAY_MS }, log }).catch(explain);
}

function ownRules(): RuleDoc[] {
  const { RULES, MAX_DELAY_MS, API_KEYS } = config;
  if (RULES === undefined) return [];
  const nameable = { services, dialects, keys: API_KEYS, limits: { maxDelayMs: MAX_DELAY_MS } };
  return orExit(() => readRules(readText(RULES), now(), nameable));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`RULES is "${path}"; allowed: a file that can be read. ${(error as Error).message}`);
  }
}

function orExit<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    return explain(error);
  }
}

/** What is set or written wrong ends the start in one line. */
function explain(error: unknown): never {
  if (!(error instanceof ConfigError || error instanceof DataError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
