import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { defaultLimits, memoryStore, type StoreLimits } from '../../app/store/memory/store.ts';
import { openRedisStore } from '../../app/store/redis/store.ts';
import type { Doc, Store, Unnumbered } from '../../app/store/store.ts';
import { type Redis, startRedis } from '../support/redis.ts';
import { unnumbered } from '../support/unnumbered.ts';

/** Milliseconds by which the clock of the stores is ahead. */
let ahead = 0;
const now = () => Date.now() + ahead;

let redis: Redis | undefined;
const opened: Store[] = [];

interface Part {
  name: string;
  here: boolean;
  /** So many replicas over the same data; of a single process, the same one so many times. */
  open(replicas: number, limits?: StoreLimits): Promise<Store[]>;
}

const quiet = { info() {}, error() {} };

const parts: Part[] = [
  {
    name: 'memory',
    here: true,
    open: async (replicas, limits) => Array<Store>(replicas).fill(memoryStore(now, limits)),
  },
  {
    name: 'redis',
    here: inject('parts').redis !== undefined,
    async open(replicas, limits = defaultLimits) {
      const open = () => openRedisStore(redis!.url, { limits, now, log: quiet });
      opened.push(...(await Promise.all(Array.from({ length: replicas }, open))));
      return opened.slice(-replicas);
    },
  },
];

const rule = (id: string, more: Partial<Doc> = {}): Doc => ({
  kind: 'rule',
  id,
  session: '',
  at: 1,
  body: { id },
  ...more,
});
/** As soon as another replica must see it. */
const soon = { timeout: 100, interval: 2 };
const withinABeat = { timeout: 2000, interval: 10 };
const odd = ['', 'a b', 'a:b', '__proto__', '["a"]', "it's", 'नमूना', '\n', '\ud800'];

beforeAll(async () => {
  if (inject('parts').redis) redis = await startRedis();
});
afterAll(() => redis?.stop());
beforeEach(async () => {
  ahead = 0;
  await redis?.ask('FLUSHALL');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

describe.each(parts.filter(({ here }) => here))('the store in $name', ({ name, open }) => {
  it('has no problem', async () => {
    const [store] = await open(1);
    expect(store!.problem()).toBeUndefined();
  });

  describe('counters', () => {
    it('count each name of each session', async () => {
      const [{ counters }] = (await open(1)) as [Store];
      const counted = [];
      for (const [session, name] of ['a x', 'a x', 'a y', 'b x', 'a x'].map((pair) => pair.split(' ')))
        counted.push(await counters.count(session!, name!));
      expect(counted).toEqual([0, 1, 0, 0, 2]);
    });

    it('are exact when many replicas count at a time', async () => {
      const stores = await open(4);
      const counts = Array.from({ length: 500 }, (_, i) => stores[i % 4]!.counters.count('s', 'n'));
      expect((await Promise.all(counts)).sort((a, b) => a - b)).toEqual(counts.map((_, i) => i));
    });

    it('are bounded, and what goes begins anew', async () => {
      const [{ counters }] = (await open(1)) as [Store];
      await Promise.all(Array.from({ length: 5001 }, (_, i) => counters.count('s', `n${i}`)));
      expect(await counters.count('s', 'n0')).toBe(0);
      expect(await counters.count('s', 'n5000')).toBe(1);
    });

    it.each(odd)('take any name: %j', async (text) => {
      const [{ counters }] = (await open(1)) as [Store];
      expect(await counters.count(text, text)).toBe(0);
      expect(await counters.count(text, text)).toBe(1);
      expect(await counters.count(`${text}.`, text)).toBe(0);
    });
  });

  describe('tickets', () => {
    it('are seen until they are taken', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.tickets.keep('s', 'otp', '123456', 60_000);
      expect(await other.tickets.peek('s', 'otp')).toBe('123456');
      expect(await other.tickets.take('s', 'otp')).toBe('123456');
      expect(await one.tickets.take('s', 'otp')).toBeUndefined();
      expect(await one.tickets.peek('s', 'otp')).toBeUndefined();
    });

    it('are taken by one of many', async () => {
      const stores = await open(4);
      await stores[0]!.tickets.keep('s', 'otp', '1', 60_000);
      const takers = Array.from({ length: 50 }, (_, i) => stores[i % 4]!.tickets.take('s', 'otp'));
      expect((await Promise.all(takers)).filter((text) => text !== undefined)).toEqual(['1']);
    });

    it('end with their time', async () => {
      const [{ tickets }] = (await open(1)) as [Store];
      await tickets.keep('s', 'short', '1', 30);
      await tickets.keep('s', 'long', '2', 60_000);
      await expect.poll(() => tickets.peek('s', 'short'), soon).toBeUndefined();
      expect(await tickets.take('s', 'short')).toBeUndefined();
      expect(await tickets.peek('s', 'long')).toBe('2');
    });

    it('are kept anew under the same name', async () => {
      const [{ tickets }] = (await open(1)) as [Store];
      await tickets.keep('s', 'otp', '1', 60_000);
      await tickets.keep('s', 'otp', '2', 60_000);
      expect(await tickets.take('s', 'otp')).toBe('2');
      expect(await tickets.take('s', 'otp')).toBeUndefined();
    });

    it.each([
      ['a:b', 'c', 'a', 'b:c'],
      ['a', '","b', 'a","', 'b'],
      ['', 'a', 'a', ''],
    ])('do not mix up %j %j with %j %j', async (session, ticket, otherSession, otherTicket) => {
      const [{ tickets }] = (await open(1)) as [Store];
      await tickets.keep(session, ticket, 'नमूना', 60_000);
      expect(await tickets.peek(otherSession, otherTicket)).toBeUndefined();
      expect(await tickets.peek(session, ticket)).toBe('नमूना');
    });
  });

  describe('standing documents', () => {
    it('stand at once where they were put, and soon everywhere', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.standing.put(rule('a'));
      expect(one.standing.get('rule', 'a')).toEqual(rule('a'));
      await expect.poll(() => other.standing.get('rule', 'a'), soon).toEqual(rule('a'));
      expect(other.standing.get('record', 'a')).toBeUndefined();
      expect(other.standing.all('record')).toEqual([]);
    });

    it('are all there for a replica that comes later, oldest first', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      const ids = Array.from({ length: 250 }, (_, i) => `r${(i * 7) % 250}`);
      await Promise.all(ids.map((id, i) => (i % 2 ? one : other).standing.put(rule(id, { body: 'x'.repeat(100) }))));
      await one.standing.put(rule('last'));
      const order = one.standing.all('rule').map(({ id }) => id);
      expect(order).toHaveLength(251);
      expect(order.at(-1)).toBe('last');
      const [third] = name === 'memory' ? [one] : await open(1);
      expect(third!.standing.all('rule').map(({ id }) => id)).toEqual(order);
    });

    it('take the place of one of the same name', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.standing.put(rule('a', { session: 's' }));
      await one.standing.put(rule('a', { session: 't', body: 2 }));
      await one.clear('s');
      expect(one.standing.all('rule')).toEqual([rule('a', { session: 't', body: 2 })]);
      await expect.poll(() => other.standing.all('rule'), soon).toEqual(one.standing.all('rule'));
    });

    it('do not stand any more after their time', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.standing.put(rule('a', { until: now() + 5000 }));
      await expect.poll(() => other.standing.get('rule', 'a'), soon).toBeDefined();
      ahead += 5000;
      expect(one.standing.get('rule', 'a')).toBeUndefined();
      expect(other.standing.all('rule')).toEqual([]);
    });

    it('are removed once', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.standing.put(rule('a'));
      expect(await other.standing.remove('rule', 'a')).toBe(true);
      expect(other.standing.get('rule', 'a')).toBeUndefined();
      expect(await one.standing.remove('rule', 'a')).toBe(false);
      expect(one.standing.get('rule', 'a')).toBeUndefined();
    });

    it('are told of to who watches: what stands, then what changes', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.standing.put(rule('a'));
      await expect.poll(() => other.standing.get('rule', 'a'), soon).toBeDefined();
      const told: unknown[] = [];
      other.standing.watch((kind, id, doc) => told.push([kind, id, doc?.body]));
      expect(told).toEqual([['rule', 'a', { id: 'a' }]]);
      await one.standing.put({ ...rule('b'), kind: 'record' });
      await one.standing.put(rule('a', { body: 2 }));
      await one.standing.remove('rule', 'a');
      await expect
        .poll(() => told.slice(1), soon)
        .toEqual([
          ['record', 'b', { id: 'b' }],
          ['rule', 'a', 2],
          ['rule', 'a', undefined],
        ]);
    });

    it('count exactly, and the counts go with them', async () => {
      const stores = await open(4);
      const doc = rule('a');
      await stores[0]!.standing.put(doc);
      const counts = Array.from({ length: 100 }, (_, i) => stores[i % 4]!.standing.count(doc, 'hits'));
      expect((await Promise.all(counts)).sort((a, b) => a - b)).toEqual(counts.map((_, i) => i));
      expect(await stores[1]!.standing.count(doc, 'other')).toBe(0);
      expect(await stores[2]!.standing.counted(doc, 'hits')).toBe(100);
      await stores[3]!.standing.remove('rule', 'a');
      expect(await stores[1]!.standing.count(doc, 'hits')).toBe(Number.POSITIVE_INFINITY);
      expect(await stores[1]!.standing.counted(doc, 'hits')).toBe(0);
      await stores[1]!.standing.put(doc);
      expect(await stores[2]!.standing.count(doc, 'hits')).toBe(0);
    });

    it.each(odd)('take any id: %j', async (id) => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.standing.put(rule(id, { session: id, body: { [id]: [id, null, 1.5] } }));
      await expect.poll(() => other.standing.get('rule', id), soon).toEqual(one.standing.get('rule', id));
      expect(await other.standing.count(rule(id), id)).toBe(0);
      await one.clear(id);
      expect(await other.standing.remove('rule', id)).toBe(false);
    });
  });

  describe('sessions', () => {
    const limits: StoreLimits = { ...defaultLimits, sessions: { idleMs: 60_000, most: 3 } };

    async function fill({ counters, tickets, standing }: Store, session: string): Promise<void> {
      await counters.count(session, 'n');
      await tickets.keep(session, 't', session, 3_600_000);
      await standing.put(rule(session, { session }));
    }
    /** What a session has, without a change to it. */
    async function has({ tickets, standing }: Store, session: string): Promise<boolean[]> {
      return [(await tickets.peek(session, 't')) !== undefined, standing.get('rule', session) !== undefined];
    }

    it('are cleared once they are idle for too long, and no other', async () => {
      const [one, other] = (await open(2, limits)) as [Store, Store];
      for (const session of ['', 'idle', 'busy', 'quiet']) {
        if (session !== '') one.sessions.touch(session);
        await fill(one, session);
      }
      ahead += 40_000;
      for (const session of ['busy', 'quiet']) other.sessions.touch(session);
      // A replica may still have a touch to tell of: two seconds are given to it.
      ahead += 23_000;
      other.sessions.touch('busy');
      await expect.poll(() => has(one, 'idle'), withinABeat).toEqual([false, false]);
      for (const session of ['', 'busy', 'quiet']) expect(await has(one, session)).toEqual([true, true]);
      expect(await one.counters.count('idle', 'n')).toBe(0);
      expect(await one.counters.count('busy', 'n')).toBe(1);
    });

    it('begin anew when they come back after being idle for too long', async () => {
      const [one, other] = (await open(2, limits)) as [Store, Store];
      one.sessions.touch('s');
      await fill(one, 's');
      ahead += 60_000;
      other.sessions.touch('s');
      // Of the same call: it must not go with the old.
      expect(await other.counters.count('s', 'n')).toBe(0);
      await other.standing.put(rule('new', { session: 's' }));
      expect(await has(other, 's')).toEqual([false, false]);
      await expect.poll(() => has(one, 's'), soon).toEqual([false, false]);
      expect(await other.counters.count('s', 'n')).toBe(1);
      expect(other.standing.get('rule', 'new')).toBeDefined();
    });

    it('are bounded: the one that was used longest ago goes', async () => {
      const [one, other] = (await open(2, limits)) as [Store, Store];
      for (const session of ['a', 'b', 'c']) {
        one.sessions.touch(session);
        await fill(one, session);
        ahead += 10;
      }
      other.sessions.touch('a');
      ahead += 10;
      other.sessions.touch('d');
      await expect.poll(() => has(one, 'b'), withinABeat).toEqual([false, false]);
      expect(await Promise.all(['a', 'c'].map((session) => has(other, session)))).toEqual([
        [true, true],
        [true, true],
      ]);
    });
  });

  describe('the journal', () => {
    const limits = (journal: Partial<StoreLimits['journal']>): StoreLimits => ({
      ...defaultLimits,
      journal: { ...defaultLimits.journal, ...journal },
    });
    const some = (count: number, more?: Partial<Unnumbered>) =>
      Array.from({ length: count }, (_, i) => unnumbered({ requestId: `r${i}`, ...more }));
    const all = { limit: 1000, fits: () => true };

    it('numbers what comes, and keeps it as it was', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      const odd = [
        unnumbered({ body: '{"नाम": "x"}\n', headers: ['A', 'b', 'A', 'c'], key: 'k', fault: 'drip', rule: 'r1' }),
        unnumbered({ body: '', answer: '', path: '', headers: [], status: 0, delayed: 12.5, ms: 0.001, subject: '' }),
        unnumbered({ body: '\uFEFF\0\u{1F9C2}é', answer: '\uFEFF', service: 's', dialect: 'd', session: 'e' }),
        unnumbered({ answerHeaders: { 'X-A': 'ü', 'X-B': '', 'Content-Type': 'text/plain' }, answer: '\u2028' }),
      ];
      await one.journal.append(odd.map((entry) => ({ ...entry })));
      await other.journal.append(some(2));
      const kept = [...odd, ...some(2)].map((entry, i) => ({ ...entry, id: i + 1 }));
      expect(await other.journal.read(all)).toEqual(kept.reverse());
    });

    it('numbers each once when many replicas write at a time', async () => {
      const stores = await open(4);
      await Promise.all(Array.from({ length: 40 }, (_, i) => stores[i % 4]!.journal.append(some(5))));
      const read = await stores[0]!.journal.read(all);
      expect(read.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, i) => 200 - i));
      expect(new Set(read.slice(0, 5).map(({ requestId }) => requestId)).size).toBe(5);
    });

    it.each([
      ['the newest', {}, [450, 449, 448]],
      ['below a number', { before: 100 }, [99, 98, 97]],
      ['what fits, wherever it is', { fits: ({ id }: { id: number }) => id % 150 === 0 }, [450, 300, 150]],
      ['below a number what fits', { before: 300, fits: ({ id }: { id: number }) => id % 2 === 0 }, [298, 296, 294]],
      ['the last few', { before: 3 }, [2, 1]],
      ['below the first', { before: 1 }, []],
      ['below nought', { before: 0 }, []],
      ['nothing', { limit: 0 }, []],
    ])('reads %s', async (_, page, numbers) => {
      const [{ journal }] = (await open(1)) as [Store];
      await journal.append(some(450));
      expect((await journal.read({ ...all, limit: 3, ...page })).map(({ id }) => id)).toEqual(numbers);
    });

    it('keeps so many, the newest', async () => {
      const [{ journal }] = (await open(1, limits({ size: 10 }))) as [Store];
      for (const count of [3, 12, 1]) await journal.append(some(count));
      expect((await journal.read(all)).map(({ id }) => id)).toEqual([16, 15, 14, 13, 12, 11, 10, 9, 8, 7]);
      expect(await journal.count(() => true)).toEqual({ count: 10, newest: 16 });
    });

    it('keeps so many bytes', async () => {
      const [{ journal }] = (await open(1, limits({ bytes: 20_000 }))) as [Store];
      await journal.append(some(8, { body: 'x'.repeat(2000) }));
      for (let i = 0; i < 30; i++) await journal.append(some(1, { body: 'x'.repeat(2000) }));
      const { count, newest } = await journal.count(() => true);
      expect(newest).toBe(38);
      expect(count).toBeGreaterThanOrEqual(7);
      expect(count).toBeLessThanOrEqual(9);
      await journal.append(some(1, { body: 'x'.repeat(30_000) }));
      expect(await journal.count(() => true)).toEqual({ count: 0, newest: 39 });
      await journal.append(some(1));
      expect(await journal.count(() => true)).toEqual({ count: 1, newest: 40 });
    });

    it('counts and removes what fits, and goes on numbering', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      await one.journal.append([...some(150, { session: 'a' }), ...some(150, { session: 'b' })]);
      const ofA = ({ session }: Unnumbered) => session === 'a';
      expect(await other.journal.count(ofA)).toEqual({ count: 150, newest: 300 });
      expect(await other.journal.remove(ofA)).toBe(150);
      expect(await one.journal.remove(ofA)).toBe(0);
      expect(await one.journal.count(() => true)).toEqual({ count: 150, newest: 300 });
      expect(await one.journal.remove(() => true)).toBe(150);
      await one.journal.append(some(1));
      expect(await one.journal.count(() => true)).toEqual({ count: 1, newest: 301 });
    });

    it('is empty at first', async () => {
      const [{ journal }] = (await open(1)) as [Store];
      expect(await journal.read(all)).toEqual([]);
      expect(await journal.count(() => true)).toEqual({ count: 0, newest: 0 });
      expect(await journal.remove(() => true)).toBe(0);
    });

    it('tells those who watch, whichever replica was asked, until they stop', async () => {
      const [one, other] = (await open(2)) as [Store, Store];
      const told: [string, number][] = [];
      const stop = await one.journal.watch((entries) =>
        told.push(...entries.map(({ id }) => ['x', id] as [string, number])),
      );
      const stopToo = await one.journal.watch((entries) =>
        told.push(...entries.map(({ id }) => ['y', id] as [string, number])),
      );
      await other.journal.append(some(2));
      await expect
        .poll(() => told, soon)
        .toEqual([
          ['x', 1],
          ['x', 2],
          ['y', 1],
          ['y', 2],
        ]);
      stop();
      stop();
      await one.journal.append(some(1));
      await expect.poll(() => told.slice(4), soon).toEqual([['y', 3]]);
      stopToo();
      const stopAgain = await one.journal.watch((entries) =>
        told.push(...entries.map(({ id }) => ['z', id] as [string, number])),
      );
      await other.journal.append(some(1));
      await expect.poll(() => told.slice(5), soon).toEqual([['z', 4]]);
      stopAgain();
    });
  });

  describe('clear', () => {
    async function fill(store: Store): Promise<void> {
      for (const session of ['', 'a', 'b']) {
        await store.counters.count(session, 'n');
        await store.tickets.keep(session, 't', '1', 60_000);
        await store.standing.put(rule(`${session}1`, { session }));
        await store.standing.put(rule(`${session}2`, { session }));
      }
      await store.journal.append([unnumbered()]);
    }

    it.each([
      ['one session', 'a', ['', 'b']],
      ['what goes without one', '', ['a', 'b']],
      ['all', undefined, [] as string[]],
    ])('forgets %s', async (_, session, left) => {
      const [one, other] = (await open(2)) as [Store, Store];
      await fill(one);
      await expect.poll(() => other.standing.all('rule').length, soon).toBe(6);
      const told: string[] = [];
      one.standing.watch((_, id, doc) => doc || told.push(id));
      await other.clear(session);
      const ids = left.flatMap((session) => [`${session}1`, `${session}2`]);
      expect(other.standing.all('rule').map(({ id }) => id)).toEqual(ids);
      await expect.poll(() => told.length, soon).toBe(6 - ids.length);
      for (const session of ['', 'a', 'b']) {
        expect(await one.counters.count(session, 'n')).toBe(left.includes(session) ? 1 : 0);
        expect(await one.tickets.peek(session, 't')).toBe(left.includes(session) ? '1' : undefined);
      }
      expect(await one.journal.count(() => true)).toEqual({ count: 1, newest: 1 });
    });
  });

  it('limits exactly', async () => {
    const stores = await open(2);
    const limiters = stores.map((store) => store.limiter('quota', { points: 100, seconds: 60 }));
    // In memory a limiter is the count.
    const used = name === 'memory' ? limiters.slice(0, 1) : limiters;
    const all = Array.from({ length: 300 }, (_, i) => used[i % used.length]!.consume('k'));
    const exceeded = (await Promise.all(all)).filter((consumed) => consumed.exceeded);
    expect(exceeded).toHaveLength(200);
    expect(exceeded[0]).toMatchObject({ remaining: 0 });
    expect(exceeded[0]!.resetMs).toBeGreaterThan(50_000);
    expect(await used[0]!.consume('other')).toMatchObject({ exceeded: false, remaining: 99 });
  });
});

describe.skipIf(inject('parts').redis === undefined)('Redis', () => {
  const open = parts[1]!.open;
  const ask = (...command: string[]) => redis!.ask(...command);

  it('keeps the sum of the bytes of the journal', async () => {
    const limits = { ...defaultLimits, journal: { size: 50, bytes: 12_000 } };
    const [one, other] = (await open(2, limits)) as [Store, Store];
    const batch = (sizes: number[]) => sizes.map((size) => unnumbered({ body: 'न'.repeat(size) }));
    for (const sizes of [[100, 2000], [1, 2, 3, 4, 5], [10_000], [300, 300, 300], Array<number>(40).fill(5)]) {
      await one.journal.append(batch(sizes));
      await other.journal.remove(({ id }) => id % 7 === 0);
      const kept = (await ask('XRANGE', 'namuna:journal', '-', '+')) as [string, [string, string]][];
      const sum = kept.reduce((bytes, [, [, text]]) => bytes + Buffer.byteLength(text), 0);
      expect(Number(await ask('GET', 'namuna:journal:bytes'))).toBe(sum);
      expect(sum).toBeLessThanOrEqual(12_000);
      expect(kept.length).toBeLessThanOrEqual(50);
    }
  });

  it('tells of documents that have ended, and keeps nothing of them', async () => {
    const [one, other] = (await open(2)) as [Store, Store];
    await one.standing.put(rule('a', { session: 's', until: now() + 5000 }));
    await one.standing.count(rule('a'), 'n');
    await expect.poll(() => other.standing.get('rule', 'a'), soon).toBeDefined();
    const told: unknown[] = [];
    other.standing.watch((_, id, doc) => told.push([id, doc?.id]));
    ahead += 5000;
    await expect
      .poll(() => told, withinABeat)
      .toEqual([
        ['a', 'a'],
        ['a', undefined],
      ]);
    await one.clear();
    expect(((await ask('KEYS', '*')) as string[]).sort()).toEqual(['namuna:beat', 'namuna:revision']);
  });

  it('keeps the counters of a session as long as it is in use', async () => {
    const [one, other] = (await open(2)) as [Store, Store];
    await one.counters.count('s', 'n');
    await ask('PEXPIRE', 'namuna:counters:s', '5000');
    other.sessions.touch('s');
    await expect.poll(() => ask('PTTL', 'namuna:counters:s'), soon).toBeGreaterThan(5000);
  });

  it('keeps databases apart', async () => {
    const stores = [1, 2].map((database) =>
      openRedisStore(`${redis!.url}/${database}`, { limits: defaultLimits, now, log: quiet }),
    );
    opened.push(...(await Promise.all(stores)));
    const [one, other] = opened as [Store, Store];
    const told: unknown[] = [];
    await other.journal.watch((entries) => told.push(...entries));
    other.standing.watch((_, id) => told.push(id));
    await one.standing.put(rule('a'));
    await one.counters.count('s', 'n');
    await one.journal.append([unnumbered()]);
    await other.standing.put(rule('b'));
    expect(other.standing.all('rule')).toEqual([rule('b')]);
    expect(await other.counters.count('s', 'n')).toBe(0);
    expect(told).toEqual(['b']);
  });

  it('leaves what is not of ours alone, and nothing of ours', async () => {
    const [store] = (await open(1)) as [Store];
    await ask('SET', 'theirs', '1');
    for (const session of ['', 's']) {
      if (session) store.sessions.touch(session);
      await store.counters.count(session, 'n');
      await store.tickets.keep(session, 't', '1', 60_000);
      await store.standing.put(rule(`r${session}`, { session, until: now() + 60_000 }));
      await store.standing.count(rule(`r${session}`), 'n');
    }
    await store.clear();
    expect(((await ask('KEYS', '*')) as string[]).sort()).toEqual(['namuna:beat', 'namuna:revision', 'theirs']);
  });
});
