import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { json, key } from '../support/app.ts';
import { figure } from '../support/hardship.ts';
import { keepAsking } from '../support/load.ts';
import { rawPost } from '../support/raw.ts';
import { startRedis } from '../support/redis.ts';
import { type Server, startServer } from '../support/server.ts';

const kills = 20;
const writers = 4;
const callers = 8;
const ask = (pan: string) => rawPost('/pan-to-gst', `{"pan_number":"${pan}"}`);

/** Things of a kind that can be set and removed at run time, by their names. */
interface Kind {
  /** Resolves with where it can be removed. */
  put(server: Server, name: string): Promise<string>;
  /** All that there are, and where each can be removed. */
  list(server: Server): Promise<Map<string, string>>;
}

async function admin({ url }: Server, method: string, path: string, given?: object) {
  const body = given && { body: JSON.stringify(given) };
  const response = await fetch(`${url}/__admin/${path}`, { method, headers: { 'X-API-Key': key, ...json }, ...body });
  const text = await response.text();
  return { status: response.status, told: text === '' ? undefined : JSON.parse(text) };
}

const records: Kind = {
  async put(server, name) {
    const path = `records/pan-to-gst/${name}`;
    expect((await admin(server, 'PUT', path, { outcome: 106 })).status).toBe(201);
    return path;
  },
  async list(server) {
    const { told } = await admin(server, 'GET', 'records');
    return new Map(told.records.map(({ subject }: { subject: string }) => [subject, `records/pan-to-gst/${subject}`]));
  },
};

const rules: Kind = {
  async put(server, name) {
    const { status, told } = await admin(server, 'POST', 'rules', {
      fault: '106',
      match: { subject: name },
      note: name,
    });
    expect(status).toBe(201);
    return `rules/${told.id}`;
  },
  async list(server) {
    const { told } = await admin(server, 'GET', 'rules');
    const noted = told.rules.filter(({ note }: { note?: string }) => note !== undefined);
    return new Map(noted.map(({ note, id }: { note: string; id: string }) => [note, `rules/${id}`]));
  },
};

/** What must be there, and what may be, since nobody knows whether it was done. */
interface Model {
  sure: Map<string, string>;
  maybe: Set<string>;
  named: number;
  /** How often somebody was told that it is done. */
  written: number;
}

/** Sets and removes until nobody answers any more. */
async function write(server: Server, kind: Kind, model: Model): Promise<void> {
  const { sure, maybe } = model;
  for (let turn = 0; ; turn++) {
    const [first] = turn % 3 === 2 ? sure : [];
    const name = first?.[0] ?? newName(model);
    sure.delete(name);
    maybe.add(name);
    const done = await (first ? remove(server, first[1]) : kind.put(server, name)).catch(killed);
    if (done === undefined) return;
    maybe.delete(name);
    if (!first) sure.set(name, done);
    model.written++;
  }
}

function newName(model: Model): string {
  const number = model.named++;
  return `AAAC${'ABCDEFGHIJ'[number % 10]}${1000 + number}Z`;
}

async function remove(server: Server, place: string): Promise<string> {
  expect((await admin(server, 'DELETE', place)).status).toBe(204);
  return place;
}

function killed(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

/** Holds what a server has against the model, which then knows it for sure. */
async function check(server: Server, kind: Kind, model: Model): Promise<void> {
  const there = await kind.list(server);
  const lost = [...model.sure.keys()].filter((name) => !there.has(name));
  const risen = [...there.keys()].filter((name) => !model.sure.has(name) && !model.maybe.has(name));
  expect({ lost, risen }).toEqual({ lost: [], risen: [] });
  model.sure = there;
  model.maybe.clear();
}

/** A server from its start until it is killed under load. */
async function live(env: Record<string, string>, kind: Kind, model: Model, round: number) {
  const server = await startServer({ env: { API_KEYS: key, ...env } });
  await check(server, kind, model);
  const [known = 'ABCDE1234F'] = model.sure.keys();
  let calls = 0;
  const load = keepAsking(server.port, () => ask(++calls % 2 ? known : 'ABCDE1234F'), { connections: callers });
  const before = model.written;
  const writing = Array.from({ length: writers }, () => write(server, kind, model));
  await expect.poll(() => model.written - before, { interval: 1, timeout: 20_000 }).toBeGreaterThan(2);
  await wait((round * 37) % 200);
  await server.stop('SIGKILL');
  await Promise.all(writing);
  const { sent, lost, statuses } = await load.over;
  // It may be removed meanwhile.
  expect([200, 404, 409]).toEqual(expect.arrayContaining([...statuses.keys()]));
  // One that was answered a moment ago, and one that came while the system took the process away.
  expect(lost).toBeLessThanOrEqual(2 * callers);
  const logged = server.lines().filter((line) => line.includes('"path":"/pan-to-gst"')).length;
  return { answered: sent - lost, lost, unlogged: sent - lost - logged };
}

async function lives(name: string, env: Record<string, string>, kind: Kind, between = () => {}): Promise<void> {
  const model: Model = { sure: new Map(), maybe: new Set(), named: 0, written: 0 };
  const sum = { answered: 0, lost: 0, unlogged: 0 };
  for (let round = 0; round < kills; round++) {
    const told = await live(env, kind, model, round);
    for (const [what, count] of Object.entries(told)) sum[what as keyof typeof sum] += count;
    between();
  }
  const last = await startServer({ env: { API_KEYS: key, ...env } });
  await check(last, kind, model);
  await last.stop();
  const { answered, lost, unlogged } = sum;
  figure(`${kills} kills, ${name} | written`, model.written, '| of them lost 0 | calls answered', answered);
  figure('  calls in flight that were lost', lost, '| answered, but not logged any more', unlogged);
}

describe('kill -9 under load, twenty times', () => {
  it('loses no record that was answered as written, and leaves no half file', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'namuna-kill-'));
    const parse = () => {
      for (const name of readdirSync(join(dir, 'set')).filter((one) => !one.startsWith('.')))
        JSON.parse(readFileSync(join(dir, 'set', name), 'utf8'));
    };
    await lives('records in DATA_DIR', { DATA_DIR: dir }, records, parse);
    rmSync(dir, { recursive: true });
  });

  it.skipIf(!inject('parts').redis)('loses no rule that was answered as set, where there is a Redis', async () => {
    const redis = await startRedis();
    await lives('rules in Redis', { REDIS_URL: redis.url }, rules);
    await redis.stop();
  });

  it.skipIf(!inject('parts').redis)('lets a rule for so many calls hit no more than that in all', async () => {
    const redis = await startRedis();
    const times = 3000;
    const start = () => startServer({ env: { API_KEYS: key, REDIS_URL: redis.url } });
    const first = await start();
    await admin(first, 'POST', 'rules', { fault: `103;times=${times}`, match: { service: 'pan-to-gst' } });
    await first.stop();
    let [hits, lost] = [0, 0];
    for (let round = 0; round < kills; round++) {
      const server = await start();
      const load = keepAsking(server.port, () => ask('ABCDE1234F'), { connections: callers });
      await wait(20 + ((round * 13) % 50));
      await server.stop(round < kills - 1 ? 'SIGKILL' : 'SIGTERM');
      const tally = await load.over;
      hits += tally.statuses.get(404) ?? 0;
      lost += tally.lost;
    }
    const last = await start();
    const load = keepAsking(last.port, () => ask('ABCDE1234F'), { connections: callers });
    await expect.poll(() => load.tally.statuses.has(200), { timeout: 20_000 }).toBe(true);
    hits += (await load.stop()).statuses.get(404) ?? 0;
    await last.stop();
    await redis.stop();
    figure(`${kills} kills, a rule for`, times, 'calls | hit', hits, '| in flight when killed', lost);
    expect(hits).toBeLessThanOrEqual(times);
    expect(hits).toBeGreaterThanOrEqual(times - lost);
  });
});
