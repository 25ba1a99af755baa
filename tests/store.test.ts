import { describe, expect, it } from 'vitest';
import { seededUniform } from '../app/faults/chance.ts';
import type { Entry } from '../app/journal/entry.ts';
import { outcome } from '../app/store/consumed.ts';
import { memoryEntries } from '../app/store/memory/entries.ts';
import { copyOf } from '../app/store/memory/line.ts';
import { createPage } from '../app/store/memory/page.ts';
import { memorySessions } from '../app/store/memory/sessions.ts';
import { shelves } from '../app/store/memory/shelves.ts';
import { defaultLimits, memoryStore } from '../app/store/memory/store.ts';
import { readAddress } from '../app/store/redis/address.ts';
import { createBacklog } from '../app/store/redis/backlog.ts';
import { readChange } from '../app/store/redis/change.ts';
import type { Unnumbered } from '../app/store/store.ts';
import { unnumbered } from './support/unnumbered.ts';

/** A clock in the test's hands. */
function clockAt(ms = 0) {
  const clock = { ms, now: () => clock.ms };
  return clock;
}

describe('shelves', () => {
  it('drop the name on a shelf that was put longest ago', () => {
    const shelf = shelves<number>({ shelf: 2, all: 100 });
    shelf.put('s', 'a', 1);
    shelf.put('s', 'b', 1);
    shelf.put('s', 'a', 2);
    shelf.put('s', 'c', 1);
    expect(['a', 'b', 'c'].map((name) => shelf.get('s', name))).toEqual([2, undefined, 1]);
  });

  it('drop the shelf that was put on longest ago', () => {
    const shelf = shelves<number>({ shelf: 100, all: 4 });
    for (const name of ['s', 't', 'u']) shelf.put(name, 'a', 1);
    shelf.put('s', 'b', 1);
    shelf.put('u', 'b', 1);
    const all = ['s', 't', 'u'].map((name) => ['a', 'b'].map((key) => shelf.get(name, key)));
    expect(all).toEqual([
      [1, 1],
      [undefined, undefined],
      [1, 1],
    ]);
  });

  it('have room again for what was deleted or cleared', () => {
    const shelf = shelves<number>({ shelf: 100, all: 3 });
    for (const name of ['a', 'b', 'c']) shelf.put('s', name, 1);
    shelf.delete('s', 'a');
    shelf.delete('s', 'a');
    shelf.delete('nowhere', 'a');
    shelf.put('t', 'a', 1);
    expect(shelf.get('s', 'b')).toBe(1);
    shelf.clear('s');
    for (const name of ['b', 'c']) shelf.put('t', name, 1);
    expect(shelf.get('t', 'a')).toBe(1);
    shelf.clear();
    expect(shelf.get('t', 'a')).toBeUndefined();
  });
});

describe('the journal of a process', () => {
  const all = { limit: 10_000, fits: () => true };

  it.each([1, 10, 1500])('keeps %i at most, however many come', async (size) => {
    const journal = memoryEntries({ size, bytes: 1e9 });
    for (let i = 0; i < 5000; i += 7) journal.append(Array.from({ length: 7 }, () => unnumbered()));
    const ids = (await journal.read(all)).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: size }, (_, i) => 5005 - i));
  });

  it('says how many there are and how many bytes, whatever was dropped or removed', () => {
    const journal = memoryEntries({ size: 3, bytes: 1e9 });
    // 600 for what an entry takes besides its texts, then path, headers, body and answer.
    const entry = (body: string) => unnumbered({ body, path: '/p', headers: ['A', 'b'], answer: '12345' });
    expect(journal.size()).toEqual({ entries: 0, bytes: 0 });
    journal.append(['', 'x', 'xx', 'xxx', 'xxxx'].map(entry));
    expect(journal.size()).toEqual({ entries: 3, bytes: 3 * 609 + 9 });
    expect(journal.remove(({ id }) => id === 4)).toBe(1);
    expect(journal.size()).toEqual({ entries: 2, bytes: 2 * 609 + 6 });
    expect(journal.remove(() => true)).toBe(2);
    expect(journal.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('keeps the newest as they came, whatever stood in their place before', async () => {
    const journal = memoryEntries({ size: 40, bytes: 1e9 });
    const came: Unnumbered[] = [];
    for (let i = 1; i <= 200; i++) {
      const batch = Array.from({ length: (i * 7) % 13 }, (_, k) => {
        const body = 'नx'.repeat(i % 9 === 0 ? 50_000 : (i * k) % 50);
        return unnumbered({ body, subject: k % 2 ? `${i}` : undefined, answerHeaders: { 'X-A': `${i} ${k}` } });
      });
      came.push(...batch.map((entry) => ({ ...entry })));
      journal.append(batch);
      if (i % 20 !== 0) continue;
      const kept = came.map((entry, at) => ({ ...entry, id: at + 1 })).slice(-40);
      expect(await journal.read(all)).toEqual(kept.reverse());
    }
  });

  it.each([
    ['many', 300],
    ['few', 70],
  ])('is as a plain list would be, of %s entries at most, whatever comes and is removed', async (_which, size) => {
    let draws = 0;
    const draw = (below: number) => Math.floor(seededUniform(size, 1, draws++) * below);
    const journal = memoryEntries({ size, bytes: 1e9 });
    let plain: Entry[] = [];
    let last = 0;
    for (let step = 0; step < 600; step++) {
      const [session, subject] = [`s-${draw(4)}`, draw(9) === 0 ? undefined : `p-${draw(9)}`];
      const fits = (entry: Entry) => entry.session === session && (subject === undefined || entry.subject === subject);
      if (draw(3) === 0) {
        expect(await journal.remove(fits)).toBe(plain.filter(fits).length);
        plain = plain.filter((entry) => !fits(entry));
      } else {
        const come = Array.from({ length: draw(40) }, () =>
          unnumbered({ session, subject, body: 'x'.repeat(draw(100)), answerHeaders: { 'X-A': `${draw(1000)}` } }),
        );
        plain = [...plain, ...come.map((entry) => ({ ...entry, id: ++last }))].slice(-size);
        journal.append(come);
      }
      expect((await journal.size()).entries).toBe(plain.length);
      expect(await journal.count(fits)).toEqual({ count: plain.filter(fits).length, newest: last });
      const before = last - draw(2 * size);
      const found = plain.filter((entry) => entry.id < before && fits(entry)).reverse();
      expect(await journal.read({ before, limit: 5, fits })).toEqual(found.slice(0, 5));
    }
    const { bytes } = await journal.size();
    await journal.remove(() => true);
    expect(bytes).toBeGreaterThan(600 * plain.length);
    expect(await journal.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('gives entries that stay as they are, whatever comes in their place', async () => {
    const journal = memoryEntries({ size: 100, bytes: 1e9 });
    const come = (body: string) => journal.append(Array.from({ length: 150 }, () => unnumbered({ body })));
    come('old');
    const found = await journal.read(all);
    come('new');
    expect(new Set(found.map(({ body }) => body))).toEqual(new Set(['old']));
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => 150 - i));
  });

  it.each([
    [1218, 2],
    [1217, 1],
    [609, 1],
    [608, 0],
  ])('of %i bytes holds %i entries of 609', (bytes, entries) => {
    const journal = memoryEntries({ size: 10, bytes });
    const entry = () => unnumbered({ path: '/p', headers: ['A', 'b'], answer: '12345' });
    journal.append([entry(), entry(), entry()]);
    expect(journal.size()).toEqual({ entries, bytes: entries * 609 });
  });

  it('keeps to its bytes, with what is removed out of the sum', async () => {
    const journal = memoryEntries({ size: 1000, bytes: 100_000 });
    const big = () => [unnumbered({ body: 'x'.repeat(9000) })];
    for (let i = 0; i < 30; i++) journal.append(big());
    expect((await journal.count(() => true)).count).toBe(10);
    await journal.remove(({ id }) => id % 2 === 0);
    for (let i = 0; i < 5; i++) journal.append(big());
    expect((await journal.count(() => true)).count).toBe(10);
    journal.append([unnumbered({ body: 'x'.repeat(200_000) })]);
    expect((await journal.count(() => true)).count).toBe(0);
  });
});

describe('a page of entries', () => {
  it('is no larger than what it holds asks for, whatever it held before', () => {
    const page = createPage();
    const entry = (body: string) => ({ ...unnumbered({ body }), id: 1 });
    for (const [length, most] of [
      [150_000, 200_000],
      [10, 1000],
      [3000, 5000],
      [1000, 5000],
      [10, 1000],
    ] as const) {
      page.write([entry('x'.repeat(length))]);
      expect(page.room()).toBeLessThan(most);
      expect(page.read()[0]!.body).toHaveLength(length);
    }
    page.write([entry('न'.repeat(1000))]);
    expect(page.read().map(copyOf)).toEqual([entry('न'.repeat(1000))]);
    expect(page.room()).toBeLessThan(4000);
  });
});

describe('the sessions of a process', () => {
  it('end when the next is touched, once they are idle for too long', () => {
    const clock = clockAt();
    const ended: string[] = [];
    const sessions = memorySessions({ idleMs: 100, most: 10 }, clock.now, (session) => ended.push(session));
    for (const [at, session] of [
      [0, 'a'],
      [50, 'b'],
      [99, 'a'],
      [150, 'c'],
      [300, 'a'],
    ] as const) {
      clock.ms = at;
      sessions.touch(session);
    }
    expect(ended).toEqual(['b', 'a', 'c']);
  });

  it.each([
    ['one of them', 'a', ['b']],
    ['all of them', undefined, []],
  ])('are forgotten where %s is cleared', (_which, session, left) => {
    const clock = clockAt();
    const ended: string[] = [];
    const sessions = memorySessions({ idleMs: 100, most: 10 }, clock.now, (session) => ended.push(session));
    for (const used of ['a', 'b']) sessions.touch(used);
    sessions.clear(session);
    clock.ms = 100;
    sessions.touch('c');
    expect(ended).toEqual(left);
  });

  it('are so many at most', () => {
    const ended: string[] = [];
    const sessions = memorySessions({ idleMs: 100, most: 2 }, clockAt().now, (session) => ended.push(session));
    for (const session of ['a', 'b', 'a', 'c', 'd']) sessions.touch(session);
    expect(ended).toEqual(['b', 'a']);
  });

  it('take with them what they had, and nothing else', async () => {
    const clock = clockAt();
    const store = memoryStore(clock.now, { sessions: { idleMs: 100, most: 2 }, journal: { size: 10, bytes: 1e6 } });
    for (const session of ['', 'a']) {
      await store.counters.count(session, 'n');
      await store.tickets.keep(session, 't', '1', 1000);
    }
    store.sessions.touch('a');
    clock.ms = 100;
    store.sessions.touch('b');
    expect(await store.tickets.peek('a', 't')).toBeUndefined();
    expect(await store.counters.count('a', 'n')).toBe(0);
    expect(await store.counters.count('', 'n')).toBe(1);
    clock.ms = 999;
    expect(await store.tickets.peek('', 't')).toBe('1');
    clock.ms = 1000;
    expect(await store.tickets.take('', 't')).toBeUndefined();
  });
});

describe('what stands in a process', () => {
  const doc = { kind: 'rule', id: 'r', session: '', at: 0, until: 100, body: {} } as const;

  it('stands until its time, and not at it', () => {
    const clock = clockAt(99);
    const { standing } = memoryStore(clock.now, defaultLimits);
    standing.put(doc);
    expect([standing.get('rule', 'r'), standing.all('rule')]).toEqual([doc, [doc]]);
    clock.ms = 100;
    expect([standing.get('rule', 'r'), standing.all('rule')]).toEqual([undefined, []]);
  });

  it('is told of once when it is gone, and not where it never was', () => {
    const { standing } = memoryStore(() => 0, defaultLimits);
    const told: unknown[] = [];
    standing.put(doc);
    standing.watch((...change) => told.push(change));
    expect([standing.remove('rule', 'r'), standing.remove('rule', 'r')]).toEqual([true, false]);
    expect(told).toEqual([
      ['rule', 'r', doc],
      ['rule', 'r', undefined],
    ]);
  });

  it('needs no network', () => expect(memoryStore(() => 0, defaultLimits).roundTrips()).toBe(0));
});

it('a limit whose store fails is no limit that is used up', async () => {
  await expect(outcome(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  const used = { remainingPoints: 0, msBeforeNext: 5 };
  expect(await outcome(Promise.reject(used))).toEqual({ exceeded: true, remaining: 0, resetMs: 5 });
  expect(await outcome(Promise.resolve(used))).toEqual({ exceeded: false, remaining: 0, resetMs: 5 });
});

describe('the address of a Redis', () => {
  it.each([
    ['redis://host', { host: 'host', port: 6379, tls: false }, 'default', '', 0],
    ['redis://host/', { host: 'host', port: 6379, tls: false }, 'default', '', 0],
    ['rediss://host:6380/3', { host: 'host', port: 6380, tls: true }, 'default', '', 3],
    ['redis://:p%40ss@[::1]:1/0', { host: '::1', port: 1, tls: false }, 'default', 'p@ss', 0],
    ['redis://me:secret@10.0.0.1', { host: '10.0.0.1', port: 6379, tls: false }, 'me', 'secret', 0],
  ])('is read from %s', (url, socket, username, password, database) => {
    expect(readAddress(url)).toMatchObject({ socket, username, password, database });
  });

  it.each([
    ['no URL', 'secret'],
    ['another scheme', 'http://secret@host'],
    ['no host', 'redis://'],
    ['a path that is no number', 'redis://:a@host/secret'],
    ['a password with a ? in it', 'redis://user:12?secret@host'],
    ['a password with a # in it', 'redis://user:12#secret@host'],
    ['a password with a / in it', 'redis://user:12/secret@host'],
    ['a password with a lone % in it', 'redis://user:secret%@host'],
  ])('is not shown where it is wrong: %s', (_, url) => {
    const read = () => readAddress(url);
    expect(read).toThrow(TypeError);
    expect(read).toThrow(/a value that is not shown; allowed: redis:\/\/\[/);
    expect(read).not.toThrow(/secret/);
  });

  it.each([
    ['what a server repeats', new Error("unknown command 'HELLO', with args: 'AUTH' 'me' 's3 cret'"), "'me' '***'"],
    ['what a URL holds', new Error('s3%20cret'), '***'],
    ['an error of several addresses', new AggregateError([new Error('a'), new Error('s3 cret')]), 'a; ***'],
    ['what is no error', 's3 cret', '***'],
  ])('keeps its password out of errors: %s', (_, error, words) => {
    const { tellable } = readAddress('redis://me:s3%20cret@host');
    const told = tellable(error);
    expect(told.message).toContain(words);
    expect([told.message, told.stack, told.cause].join()).not.toMatch(/s3(?: |%20)cret/);
  });
});

describe('what is not in Redis yet', () => {
  it('keeps the newest entries, and each batch its number', () => {
    const backlog = createBacklog({ size: 3, bytes: 10 });
    for (const texts of [['a', 'b'], [], ['c', 'd']]) backlog.add(texts);
    backlog.trim();
    expect(backlog.oldest()).toEqual({ number: 1, texts: ['b'] });
    backlog.add(['eeeeeeee']);
    backlog.trim();
    expect(backlog.oldest()).toEqual({ number: 2, texts: ['c', 'd'] });
  });

  it('forgets what has arrived, even when it has been dropped meanwhile', () => {
    const backlog = createBacklog({ size: 1, bytes: 10 });
    backlog.add(['a']);
    const sent = backlog.oldest()!;
    backlog.add(['b']);
    backlog.trim();
    backlog.done(sent);
    expect(backlog.oldest()).toEqual({ number: 2, texts: ['b'] });
    backlog.done(backlog.oldest()!);
    expect(backlog.oldest()).toBeUndefined();
  });
});

describe('a change to a document', () => {
  it.each([
    ['7 {"kind":"rule","id":"a b"}', { revision: 7, kind: 'rule', id: 'a b', doc: { kind: 'rule', id: 'a b' } }],
    ['8 record:"a: \\"b"', { revision: 8, kind: 'record', id: 'a: "b' }],
  ])('is read from %s', (text, change) => {
    expect(readChange(text)).toEqual(change);
  });
});
