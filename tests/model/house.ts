import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, vi } from 'vitest';
import { readConfig } from '../../app/config.ts';
import { type Journal, journalFor } from '../../app/journal/journal.ts';
import { storeLimits } from '../../app/store/limits.ts';
import { openRedisStore } from '../../app/store/redis/store.ts';
import type { Store } from '../../app/store/store.ts';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';
import type { Redis } from '../support/redis.ts';
import { type Model, standing, textOf } from './model.ts';

export const keys: Record<string, string> = { one: key, other: 'another-key-123', third: 'a-third-key-123' };
/** Who may not ask for faults. */
export const mayNot = 'third';
const env = {
  ...{ API_KEYS: `one:${keys.one},other:${keys.other},third:${keys.third}`, FAULT_KEYS: 'one,other' },
  ...{ JOURNAL_SIZE: '20', SESSION_IDLE: '5m' },
};
const config = readConfig(env);

/** What the model starts with, so that its bounds are those of the app. */
export const bounds = { idleMs: config.SESSION_IDLE * 1000, journalSize: config.JOURNAL_SIZE };

/** What the steps are done to: one app, or replicas over one store. */
export interface House {
  replicas: TestApp[];
  /** Resolves when every replica shows what the model says. */
  settle(model: Model): Promise<void>;
  /** What the replicas tell the store by and by, one of them or all, and hear in turn. */
  beat(at?: number): Promise<void>;
  /** Ends a replica; another takes its place. */
  replace(at: number): Promise<void>;
  /** Cuts all connections to the store; resolves when every replica has another one. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

/** An app over a store of its own, which shows every change at once. */
export function memoryHouse(now: () => number): House {
  const nothing = async () => {};
  return {
    replicas: [testApp(env, { now })],
    ...{ settle: nothing, beat: nothing, replace: nothing, cut: nothing, close: nothing },
  };
}

interface Replica {
  app: TestApp;
  store: Store;
  journal: Journal;
  beat(): Promise<void>;
}

/** So many apps over one Redis, with nothing in it. */
export async function redisHouse(redis: Redis, count: number, now: () => number): Promise<House> {
  await redis.ask('FLUSHALL');
  const open = () => openReplica(redis.url, now);
  const replicas = await Promise.all(Array.from({ length: count }, open));
  const apps = replicas.map(({ app }) => app);
  return {
    replicas: apps,
    async settle(model) {
      for (const { journal } of replicas) await journal.flush();
      for (const app of apps) await shows(app, model);
    },
    async beat(at) {
      const beating = at === undefined ? replicas : [replicas[at % count]!];
      await Promise.all(beating.map(({ beat }) => beat()));
    },
    async replace(at) {
      const i = at % count;
      await replicas[i]!.store.close();
      replicas[i] = await open();
      apps[i] = replicas[i].app;
    },
    async cut() {
      await redis.ask('CLIENT', 'KILL', 'TYPE', 'pubsub');
      for (const { store } of replicas) await until(async () => store.problem() !== undefined, true);
      for (const { store } of replicas) await until(async () => store.problem(), undefined);
    },
    async close() {
      for (const { journal, store } of replicas) {
        await journal.flush();
        await store.close();
      }
    },
  };
}

async function openReplica(url: string, now: () => number): Promise<Replica> {
  let beat = async () => {};
  const every = vi.spyOn(globalThis, 'setInterval').mockImplementationOnce((act) => {
    beat = act as typeof beat;
    return undefined as never;
  });
  const opening = openRedisStore(url, { limits: storeLimits(config), now, log: { info() {}, error() {} } });
  every.mockRestore();
  const store = await opening;
  const journal = journalFor(config, store)!;
  return { app: testApp(env, { now, store, journal }), store, journal, beat };
}

/** Resolves once an operator is told by this replica what the model says. */
async function shows(app: TestApp, model: Model): Promise<void> {
  const rules = standing(model, '').map(({ id, match, faults, uses }) => ({ id, match, fault: textOf(faults), uses }));
  const records = model.records.map(({ session, service, subject }) => `${session} ${service} ${subject}`);
  await until(() => told(app), { rules, records: records.sort() });
}

async function told(app: TestApp) {
  const get = async (path: string) =>
    bodyOf(await app.fetch(`/__admin/${path}`, { headers: { 'X-API-Key': key, ...json } }));
  const { rules } = await get('rules');
  const { records } = await get('records');
  return {
    rules: rules.map(({ id, match, fault, uses }: Record<string, unknown>) => ({ id, match, fault, uses })),
    records: records
      .map(({ session = '', service, subject }: Record<string, string>) => `${session} ${service} ${subject}`)
      .sort(),
  };
}

const patienceMs = 1000;

/** Resolves once it shows what is wanted; rejects with the difference where it does not. */
async function until(show: () => Promise<unknown>, wanted: unknown): Promise<void> {
  for (const since = performance.now(); performance.now() - since < patienceMs; await setImmediate()) {
    if (isDeepStrictEqual(await show(), wanted)) return;
  }
  expect(await show()).toEqual(wanted);
}
