import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, inject, it, type TestContext } from 'vitest';
import { defaultLimits } from '../../app/store/memory/store.ts';
import { openRedisStore } from '../../app/store/redis/store.ts';
import type { Doc, Store } from '../../app/store/store.ts';
import { type Redis, startRedis } from '../support/redis.ts';
import { unnumbered } from '../support/unnumbered.ts';

const out = 'the Redis store is out of reach';
/** Longer than the longest pause between two attempts, and than a beat. */
const soon = { timeout: 3000, interval: 10 };

const limits = { ...defaultLimits, journal: { size: 20, bytes: 1_000_000 } };
const doc: Doc = { kind: 'rule', id: 'a', session: '', at: 1, body: 'stands' };
const all = { limit: 1000, fits: () => true };
const notExceeded = expect.objectContaining({ exceeded: false });
const gone = expect.objectContaining({
  outcome: 'source_unavailable',
  options: expect.objectContaining({ by: 'store' }),
});

interface Opened {
  store: Store;
  /** What was logged, with what went with it. */
  lines: string[];
}

type Finished = TestContext['onTestFinished'];

async function start(finished: Finished, options?: { password: string }): Promise<Redis> {
  const redis = await startRedis(options);
  finished(redis.stop);
  return redis;
}

async function open(finished: Finished, url: string): Promise<Opened> {
  const lines: string[] = [];
  const log = {
    info: (message: string) => void lines.push(message),
    error: (message: string, error: unknown) => void lines.push(`${message}: ${error}`),
  };
  const store = await openRedisStore(url, { limits, now: Date.now, log });
  finished(store.close as () => Promise<void>);
  return { store, lines };
}

/** What came of a call, and how many milliseconds it took. */
async function timed(call: () => unknown): Promise<{ result: unknown; ms: number }> {
  const since = performance.now();
  const result = await Promise.resolve()
    .then(call)
    .catch((error: unknown) => error);
  return { result, ms: performance.now() - since };
}

/** Every call of the interface, and what becomes of it without Redis. */
const calls: [name: string, call: (store: Store) => unknown, expected: unknown][] = [
  ['counters.count', ({ counters }) => counters.count('s', 'n'), 0],
  ['counters.count again', ({ counters }) => counters.count('s', 'n'), 1],
  ['tickets.keep', ({ tickets }) => tickets.keep('s', 'new', '1', 60_000), undefined],
  ['tickets.peek', ({ tickets }) => tickets.peek('s', 'new'), '1'],
  ['tickets.take', ({ tickets }) => tickets.take('s', 'new'), '1'],
  ['tickets.take again', ({ tickets }) => tickets.take('s', 'new'), undefined],
  ['standing.get', ({ standing }) => standing.get('rule', 'a'), doc],
  ['standing.all', ({ standing }) => standing.all('rule'), [doc]],
  ['standing.count', ({ standing }) => standing.count(doc, 'hits'), 2],
  ['standing.counted', ({ standing }) => standing.counted(doc, 'hits'), 3],
  ['standing.put', ({ standing }) => standing.put({ ...doc, id: 'b' }), gone],
  ['standing.remove', ({ standing }) => standing.remove('rule', 'a'), gone],
  ['sessions.touch', ({ sessions }) => sessions.touch('s'), undefined],
  ['sessions.touch of a new one', ({ sessions }) => sessions.touch('t'), undefined],
  ['journal.append', ({ journal }) => journal.append([unnumbered({ requestId: 'meanwhile' })]), undefined],
  ['journal.read', ({ journal }) => journal.read(all), gone],
  ['journal.count', ({ journal }) => journal.count(() => true), gone],
  ['journal.remove', ({ journal }) => journal.remove(() => true), gone],
  ['journal.watch', ({ journal }) => journal.watch(() => {}), gone],
  ['clear', (store) => store.clear(), gone],
  ['limiter', (store) => store.limiter('l', { points: 1, seconds: 60 }).consume('k'), notExceeded],
];

describe.skipIf(inject('parts').redis === undefined).each(['SIGKILL', 'SIGSTOP'] as const)(
  'the Redis store after %s',
  (signal) => {
    it('goes on without Redis, and comes back by itself', async ({ onTestFinished: finished }) => {
      const redis = await start(finished);
      const { store, lines } = await open(finished, redis.url);
      const told: unknown[] = [];
      store.standing.watch((_, id, doc) => told.push([id, doc?.body]));
      await store.standing.put(doc);
      await store.standing.count(doc, 'hits');
      await store.standing.count(doc, 'hits');
      await store.counters.count('other', 'n');
      store.sessions.touch('s');
      await store.journal.append([unnumbered({ requestId: 'before' })]);

      await redis.signal(signal);
      const first = await timed(() => store.counters.count('first', 'n'));
      expect(first.result).toBe(0);
      expect(first.ms).toBeLessThan(1000);
      for (const [name, call, expected] of calls) {
        const { result, ms } = await timed(() => call(store));
        expect(result, name).toEqual(expected);
        expect(ms, name).toBeLessThan(50);
      }
      expect(store.problem()).toBe(out);
      expect(lines).toEqual([expect.stringMatching(/^store out of reach: Error: ./)]);

      if (signal === 'SIGKILL') await redis.restart();
      else await redis.signal('SIGCONT');
      await expect.poll(() => store.problem(), soon).toBeUndefined();
      expect(lines.slice(1)).toEqual(['store reached']);
      const empty = signal === 'SIGKILL';
      expect(store.standing.all('rule')).toEqual(empty ? [] : [doc]);
      expect(told).toEqual([['a', 'stands'], ...(empty ? [['a', undefined]] : [])]);
      expect((await store.journal.read(all)).map(({ requestId }) => requestId)).toEqual(
        empty ? ['meanwhile'] : ['meanwhile', 'before'],
      );
      await store.standing.put({ ...doc, id: 'b' });
      expect(store.standing.get('rule', 'b')).toBeDefined();
      expect(await store.counters.count('other', 'n')).toBe(empty ? 0 : 1);
    });

    it('answers all that wait at the time', async ({ onTestFinished: finished }) => {
      const redis = await start(finished);
      const { store } = await open(finished, redis.url);
      await redis.ask('CLIENT', 'PAUSE', '400', 'ALL');
      const waiting = [
        ...Array.from({ length: 100 }, (_, i) => store.counters.count('s', `n${i}`)),
        ...Array.from({ length: 10 }, (_, i) => store.standing.put({ ...doc, id: `${i}` })),
        ...Array.from({ length: 10 }, () => store.journal.append([unnumbered()])),
        store.limiter('l', { points: 1, seconds: 60 }).consume('k'),
      ];
      const settled = timed(() => Promise.allSettled(waiting));
      await redis.signal(signal);
      expect((await settled).ms).toBeLessThan(1000);
      const results = (await Promise.allSettled(waiting)).map(({ status }) => status);
      expect(results.filter((status) => status === 'rejected')).toHaveLength(10);
    });
  },
);

// Not among those below, whose time it would take.
describe.skipIf(inject('parts').redis === undefined)('a process that is held up', () => {
  it.for([
    ['before it has sent', false],
    ['before it has read the answer', true],
  ] as const)('%s does not take Redis for gone', async ([, sent], { onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store, lines } = await open(finished, redis.url);
    const counting = store.counters.count('s', 'n');
    if (sent) await new Promise(setImmediate);
    for (const since = performance.now(); performance.now() - since < 700; );
    expect(await counting).toBe(0);
    expect(await store.counters.count('s', 'n')).toBe(1);
    expect(lines).toEqual([]);
  });
});

// Each waits for most of its time.
describe.skipIf(inject('parts').redis === undefined).concurrent('the Redis store', () => {
  it('opens without Redis, and finds it later', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    await redis.signal('SIGKILL');
    const { result, ms } = await timed(() => open(finished, redis.url));
    expect(ms).toBeLessThan(2500);
    const { store, lines } = result as Opened;
    expect(store.problem()).toBe(out);
    expect(lines).toEqual([expect.stringContaining('ECONNREFUSED')]);
    const told: unknown[] = [];
    store.standing.watch((_, id) => told.push(id));
    await store.journal.append([unnumbered()]);
    await redis.restart();
    await expect.poll(() => store.problem(), soon).toBeUndefined();
    expect(lines.slice(1)).toEqual(['store reached']);
    const { store: other } = await open(finished, redis.url);
    await other.standing.put(doc);
    await expect.poll(() => told, soon).toEqual(['a']);
    expect(await other.journal.count(() => true)).toEqual({ count: 1, newest: 1 });
  });

  it('keeps the password to itself when it is wrong, and comes back once it is right', async ({
    onTestFinished: finished,
  }) => {
    const redis = await start(finished, { password: 'right' });
    const { store, lines } = await open(finished, redis.url.replace('right', 'wr%40ng-password'));
    expect(store.problem()).toBe(out);
    expect(await store.counters.count('s', 'n')).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^store out of reach: Error: WRONGPASS/)]);
    await redis.ask('CONFIG', 'SET', 'requirepass', 'wr@ng-password');
    await expect.poll(() => store.problem(), soon).toBeUndefined();
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/wr(?:@|%40)ng/);
  });

  it('forgets what was flushed, on all replicas', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const [one, other] = await Promise.all([open(finished, redis.url), open(finished, redis.url)]);
    const told: unknown[] = [];
    await one.store.standing.put(doc);
    other.store.standing.watch((_, id, doc) => told.push([id, doc?.body]));
    await redis.ask('FLUSHALL');
    for (const { store } of [one, other])
      await expect.poll(() => store.standing.get('rule', 'a'), soon).toBeUndefined();
    expect(told.at(-1)).toEqual(['a', undefined]);
    expect(await other.store.standing.count(doc, 'hits')).toBe(Number.POSITIVE_INFINITY);
    expect([...one.lines, ...other.lines]).toEqual([]);
  });

  it('forgets what was flushed even when as much has been put since', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const [one, other] = await Promise.all([open(finished, redis.url), open(finished, redis.url)]);
    await one.store.standing.put(doc);
    await redis.ask('FLUSHALL');
    await one.store.standing.put({ ...doc, id: 'b' });
    for (const { store } of [one, other])
      await expect.poll(() => store.standing.all('rule').map(({ id }) => id), soon).toEqual(['b']);
  });

  it('goes on when its scripts are flushed', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store, lines } = await open(finished, redis.url);
    await store.counters.count('s', 'n');
    await redis.ask('SCRIPT', 'FLUSH');
    expect(await store.counters.count('s', 'n')).toBe(1);
    await store.standing.put(doc);
    expect(store.standing.get('rule', 'a')).toEqual(doc);
    expect(lines).toEqual([]);
  });

  it('is out of reach while Redis is full', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store, lines } = await open(finished, redis.url);
    await redis.ask('CONFIG', 'SET', 'maxmemory', '1');
    await expect.poll(() => store.problem(), soon).toBe(out);
    expect(await store.counters.count('s', 'n')).toBe(0);
    await expect(store.standing.put(doc)).rejects.toEqual(gone);
    await redis.ask('CONFIG', 'SET', 'maxmemory', '0');
    await expect.poll(() => store.problem(), soon).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining('store out of reach: Error: OOM'), 'store reached']);
  });

  it('survives who cannot take a document', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store, lines } = await open(finished, redis.url);
    store.standing.watch(() => {
      throw new Error('of another version');
    });
    const told: string[] = [];
    store.standing.watch((_, id) => told.push(id));
    await store.standing.put(doc);
    await store.standing.put({ ...doc, id: 'b' });
    const { store: later, lines: laterLines } = await open(finished, redis.url);
    expect(later.problem()).toBeUndefined();
    expect(told).toEqual(['a', 'b']);
    const line = 'a document that stands was not understood: Error: of another version';
    expect([...lines, ...laterLines]).toEqual([line, line]);
  });

  it('says once what Redis refuses, and goes on', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    await redis.ask('ACL', 'SETUSER', 'app', 'on', '>password', '~namuna:*', '&namuna:*', '+@all', '-getdel');
    const { store, lines } = await open(finished, redis.url.replace('redis://', 'redis://app:password@'));
    await store.tickets.keep('s', 't', '1', 60_000);
    expect(await store.tickets.take('s', 't')).toBeUndefined();
    expect(await store.tickets.take('s', 't')).toBeUndefined();
    expect(await store.tickets.peek('s', 't')).toBe('1');
    await expect.poll(() => lines, soon).toEqual([expect.stringMatching(/^store refused a command: Error: NOPERM/)]);
    expect(store.problem()).toBeUndefined();
  });

  it('keeps the newest entries for the journal, and sends each once', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const [one, other] = await Promise.all([open(finished, redis.url), open(finished, redis.url)]);
    await redis.signal('SIGSTOP');
    // The first is sent, and its answer is late; the second is sent again on another connection.
    for (let i = 0; i < 50; i += 2) {
      await one.store.journal.append([unnumbered({ requestId: `${i}` }), unnumbered({ requestId: `${i + 1}` })]);
    }
    await redis.signal('SIGCONT');
    await expect.poll(() => one.store.problem(), soon).toBeUndefined();
    await expect.poll(() => other.store.problem(), soon).toBeUndefined();
    const ids = (await other.store.journal.read(all)).map(({ requestId }) => Number(requestId));
    expect(ids).toEqual(Array.from({ length: 20 }, (_, i) => 49 - i));
    expect((await other.store.journal.count(() => true)).newest).toBeLessThanOrEqual(22);
  });

  it('writes an entry once that had to be sent twice', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store } = await open(finished, redis.url);
    await redis.signal('SIGSTOP');
    await store.journal.append([unnumbered()]);
    await redis.signal('SIGCONT');
    await expect.poll(() => store.problem(), soon).toBeUndefined();
    await store.journal.append([unnumbered()]);
    expect(await store.journal.count(() => true)).toEqual({ count: 2, newest: 2 });
  });

  it('loads all again when Redis comes back as another, with as many changes', async ({
    expect,
    onTestFinished: finished,
  }) => {
    const redis = await start(finished);
    const { store } = await open(finished, redis.url);
    await store.standing.put(doc);
    await redis.signal('SIGKILL');
    await redis.restart();
    await redis.ask('SET', 'namuna:revision', '1');
    await expect.poll(() => store.standing.get('rule', 'a'), soon).toBeUndefined();
  });

  it('keeps tickets from an outage until all is cleared', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store } = await open(finished, redis.url);
    await redis.signal('SIGKILL');
    for (const name of ['a', 'b']) await store.tickets.keep('s', name, name, 60_000);
    await redis.restart();
    await expect.poll(() => store.problem(), soon).toBeUndefined();
    expect(await store.tickets.take('s', 'a')).toBe('a');
    expect(await store.tickets.take('s', 'a')).toBeUndefined();
    await store.clear();
    expect(await store.tickets.peek('s', 'b')).toBeUndefined();
  });

  it('hears of entries again after an outage', async ({ expect, onTestFinished: finished }) => {
    const redis = await start(finished);
    const { store } = await open(finished, redis.url);
    const told: string[] = [];
    await store.journal.watch((entries) => told.push(...entries.map(({ requestId }) => requestId)));
    await redis.signal('SIGKILL');
    await store.journal.append([unnumbered({ requestId: 'meanwhile' })]);
    await redis.restart();
    await expect.poll(() => told, soon).toEqual(['meanwhile']);
  });
});

describe.skipIf(inject('parts').redis === undefined)('closing the Redis store', () => {
  let dir: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'namuna-closer-'));
    await buildCloser(join(dir, 'closer.mjs'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.for([
    ['while Redis is there', undefined],
    ['while it does not answer', 'SIGSTOP'],
    ['while it is gone', 'SIGKILL'],
  ] as const)('%s leaves nothing that keeps a process', async ([, signal], { onTestFinished: finished }) => {
    const redis = await start(finished);
    const child = spawn(process.execPath, [join(dir, 'closer.mjs'), redis.url], { stdio: ['pipe', 'pipe', 'inherit'] });
    finished(() => void child.kill('SIGKILL'));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect(await lines.next()).toMatchObject({ value: 'open' });
    if (signal) await redis.signal(signal);
    const exit = once(child, 'exit');
    child.stdin.end();
    expect(await lines.next()).toMatchObject({ value: expect.stringMatching(/^closed in 1?\d{1,3} ms, then 0$/) });
    const { ms } = await timed(() => exit);
    expect(child.exitCode).toBe(0);
    expect(ms).toBeLessThan(300);
    if (!signal) expect(await redis.ask('XLEN', 'namuna:journal')).toBe(1);
  });
});

/** A program that opens a store, closes it when its input ends, and has no other reason to live or to end. */
async function buildCloser(outfile: string): Promise<void> {
  const contents = `
    import { once } from 'node:events';
    import { openRedisStore } from './app/store/redis/store.ts';
    const limits = ${JSON.stringify(limits)};
    const store = await openRedisStore(process.argv[2], { limits, now: Date.now, log: { info() {}, error() {} } });
    store.sessions.touch('s');
    console.log('open');
    await once(process.stdin.resume(), 'end');
    void store.journal.append([${JSON.stringify(unnumbered())}]);
    const since = performance.now();
    await store.close();
    const ms = Math.round(performance.now() - since);
    console.log(\`closed in \${ms} ms, then \${await store.counters.count('s', 'n')}\`);`;
  const stdin = { contents, resolveDir: process.cwd() };
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', banner: { js } });
}
