import { describe, expect, it } from 'vitest';
import { outcome } from '../app/store/consumed.ts';
import { memorySessions } from '../app/store/memory/sessions.ts';
import { shelves } from '../app/store/memory/shelves.ts';
import { defaultLimits, memoryStore } from '../app/store/memory/store.ts';
import { readAddress } from '../app/store/redis/address.ts';
import { createBacklog } from '../app/store/redis/backlog.ts';
import { readChange } from '../app/store/redis/change.ts';

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

  it('count what they drop of one as gone', () => {
    const shelf = shelves<number>({ shelf: 2, all: 4 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) shelf.put('s', name, 1);
    shelf.put('t', 'a', 1);
    expect(['d', 'e'].map((name) => shelf.get('s', name))).toEqual([1, 1]);
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
