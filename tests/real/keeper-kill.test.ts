import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Server, startServer } from '../support/server.ts';

const key = 'my-secret-key-123';
const services = ['pan-to-gst', 'gst-search', 'pan-details'];

/** What a record must hold: what was acknowledged last, and what has been asked since, which it may hold as well. */
interface Expected {
  sure: string | undefined;
  asked?: { maybe: string | undefined };
}

/** By service and subject; JSON, or nothing where there is no record. */
type Model = Map<string, Expected>;

let dir: string;
let running: Set<Server>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'namuna-kill-'));
  running = new Set();
});
afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop('SIGKILL')));
  rmSync(dir, { recursive: true, force: true });
});

/** Numbers from 0 to below 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function admin(server: Server, method: string, path: string, body: string | null = null): Promise<Response> {
  return fetch(`${server.url}/__admin/records${path}`, { method, body, headers: { 'X-API-Key': key } });
}

/** Holds what a server tells against the model, which then knows it for sure. */
async function check(server: Server, model: Model): Promise<void> {
  const { records } = (await (await admin(server, 'GET', '')).json()) as { records: Record<string, unknown>[] };
  const told = new Map(
    records.map(({ service, subject, outcome }) => [`/${service}/${subject}`, JSON.stringify({ outcome })]),
  );
  const wrong: unknown[] = [];
  for (const name of new Set([...told.keys(), ...model.keys()])) {
    const { sure, asked } = model.get(name) ?? { sure: undefined };
    const found = told.get(name);
    if (found !== sure && !(asked && found === asked.maybe)) wrong.push({ name, found, sure, asked });
    model.set(name, { sure: found });
  }
  expect(wrong).toEqual([]);
}

/** Sets and removes records until the server is killed; returns how often it was answered. */
async function write(server: Server, model: Model, random: () => number, writer: number): Promise<number> {
  const pick = (count: number) => Math.floor(random() * count);
  for (let answered = 0; ; answered++) {
    const name = `/${services[pick(3)]}/AAAC${'ABCDEFGH'[writer]}${1000 + pick(5)}Z`;
    const sure = model.get(name)?.sure;
    const maybe = pick(5) === 0 ? undefined : JSON.stringify({ outcome: 101 + pick(9) });
    model.set(name, { sure, asked: { maybe } });
    const [method, created, other] =
      maybe === undefined ? (['DELETE', 404, 204] as const) : (['PUT', 201, 200] as const);
    const response = await admin(server, method, name, maybe).catch(() => undefined);
    if (!response) return answered;
    expect([method, response.status]).toEqual([method, sure === undefined ? created : other]);
    model.set(name, { sure: maybe });
    await response.text().catch(() => '');
  }
}

/** A server from its start until it is killed; tells how often it answered, and whether it was killed while writing. */
async function live(dataDir: string, model: Model, random: () => number, writers: number) {
  const server = await startServer({ env: { API_KEYS: key, DATA_DIR: dataDir } });
  running.add(server);
  await check(server, model);
  const writing = Array.from({ length: writers }, (_, writer) => write(server, model, random, writer));
  await wait(random() * 80);
  await server.stop('SIGKILL');
  running.delete(server);
  const answered = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0);
  const names = readdirSync(join(dataDir, 'set'));
  for (const name of names.filter((one) => !one.startsWith('.')))
    JSON.parse(readFileSync(join(dataDir, 'set', name), 'utf8'));
  return { answered, whileWriting: names.some((name) => name.startsWith('.')) };
}

/** A thousand records, so that to write them takes a while. */
function ballast(dataDir: string): Model {
  const pans = Array.from({ length: 1000 }, (_, i) => `ZZZC${'ABCDE'[i % 5]}${1000 + i}Z`);
  mkdirSync(join(dataDir, 'set'), { recursive: true });
  const text = JSON.stringify(Object.fromEntries(pans.map((pan) => [pan, { outcome: 106 }])));
  writeFileSync(join(dataDir, 'set/pan-to-gst.json'), text);
  return new Map(pans.map((pan) => [`/pan-to-gst/${pan}`, { sure: '{"outcome":106}' }]));
}

// Two servers side by side, each killed and started again fifty times; every other life has one writer, the rest eight.
it('loses nothing that was acknowledged in a hundred kills', async () => {
  const lives = async (seed: number) => {
    const dataDir = join(dir, String(seed));
    const model = ballast(dataDir);
    const random = seeded(seed);
    const all = [];
    for (let i = 0; i < 50; i++) all.push(await live(dataDir, model, random, i % 2 === 0 ? 1 : 8));
    const last = await startServer({ env: { API_KEYS: key, DATA_DIR: dataDir } });
    running.add(last);
    await check(last, model);
    return all;
  };
  const all = (await Promise.all([lives(1), lives(2)])).flat();
  expect(all).toHaveLength(100);
  // Else it would prove little; a busy machine answers less often in the time that each life has.
  expect(all.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(40);
  expect(all.filter(({ whileWriting }) => whileWriting).length).toBeGreaterThan(0);
}, 120_000);
