import { readFileSync } from 'node:fs';
import { wholeWorld } from '../data/whole.ts';
import type { World } from '../data/world.ts';
import { type Config, ConfigError } from './config.ts';
import type { DataDir } from './data-dir/data-dir.ts';
import type { Fields } from './data-dir/entity-parts.ts';
import { type Journal, journalFor } from './journal/journal.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { noOverrides, type Overrides } from './overrides.ts';
import type { RuleDoc } from './rules/rule-index.ts';
import { readRules } from './rules/rules-file.ts';
import type { Service } from './service.ts';
import { storeLimits } from './store/limits.ts';
import { memoryStore } from './store/memory/store.ts';
import type { Store } from './store/store.ts';

interface HouseDeps {
  services: readonly Service[];
  /** Names of dialects that a rule may give. */
  dialects: readonly { name: string }[];
  /** Shapes of the identifiers that files may hold. */
  fields: Fields;
  log: Pick<Log, 'info' | 'error'>;
  /** Epoch milliseconds. */
  now(): number;
}

/** What a process on Node opens as its settings say, and has to close in the end. */
export interface House {
  world: World;
  overrides: Overrides;
  store: Store;
  /** Whether answers that are set at run time outlive the process; absent where nothing could keep them. */
  keeps?: boolean | undefined;
  journal: Journal | undefined;
  metrics: Metrics | undefined;
  rules: RuleDoc[];
  /** What is wrong with it; what was known before still answers. */
  problem(): string | undefined;
  close(): Promise<void>;
}

/** @throws ConfigError, DataError where a file is not as it must be */
export async function openHouse(config: Config, deps: HouseDeps): Promise<House> {
  const data = await ownData(config, deps);
  const { store, keeps } = await keeping(config, await openStore(config, deps), deps);
  const journal = journalFor(config, store);
  return {
    world: data?.world ?? wholeWorld(),
    overrides: data?.overrides ?? noOverrides,
    ...{ store, keeps, journal },
    metrics: await ownMetrics(config, { store, journal }),
    rules: ownRules(config, deps),
    problem: () => data?.problem() ?? store.problem(),
    async close() {
      data?.close();
      await journal?.flush();
      await store.close();
    },
  };
}

/** The package for Prometheus is loaded by who wants it. */
async function ownMetrics({ METRICS }: Config, watched: Pick<House, 'store' | 'journal'>) {
  if (!METRICS.includes('prometheus')) return undefined;
  const { prometheus } = await import('./metrics/prometheus.ts');
  return prometheus(watched);
}

/** Only who has data of their own waits for its readers to load. */
async function ownData(config: Config, { services, fields, log }: HouseDeps): Promise<DataDir | undefined> {
  if (config.DATA_DIR === undefined) return undefined;
  const { openDataDir } = await import('./data-dir/data-dir.ts');
  return openDataDir(config.DATA_DIR, { services, fields, limits: limitsOf(config), log });
}

async function openStore(config: Config, { log, now }: HouseDeps): Promise<Store> {
  const limits = storeLimits(config);
  if (config.REDIS_URL === undefined) return memoryStore(now, limits);
  const { openRedisStore } = await import('./store/redis/store.ts');
  return openRedisStore(config.REDIS_URL, { limits, now, log });
}

/** What is set at run time is kept in DATA_DIR; a store that replicas share keeps it by itself. */
async function keeping(config: Config, store: Store, deps: HouseDeps): Promise<Pick<House, 'store' | 'keeps'>> {
  const { services, log } = deps;
  if (config.DATA_DIR === undefined || config.REDIS_URL !== undefined) return { store };
  const { openKeeper } = await import('./data-dir/keeper.ts');
  return openKeeper(config.DATA_DIR, store, { services, limits: limitsOf(config), log });
}

function ownRules(config: Config, { services, dialects, now }: HouseDeps): RuleDoc[] {
  if (config.RULES === undefined) return [];
  const nameable = { services, dialects, keys: config.API_KEYS, limits: limitsOf(config) };
  return readRules(readText(config.RULES), now(), nameable);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`RULES is "${path}"; allowed: a file that can be read. ${(error as Error).message}`);
  }
}

function limitsOf({ MAX_DELAY_MS }: Config) {
  return { maxDelayMs: MAX_DELAY_MS };
}
