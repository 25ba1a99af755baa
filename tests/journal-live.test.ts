import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../app/journal/entry.ts';
import { follow } from '../app/journal/follow.ts';
import type { Journal } from '../app/journal/journal.ts';
import { memoryStore } from '../app/store/memory/store.ts';
import { bodyOf, type TestApp } from './support/app.ts';
import { readEvents } from './support/events.ts';
import { ask, inSession, last, pan, read, waitingApp } from './support/journal.ts';

describe('to follow a journal', () => {
  const entries = (...ids: number[]) => ids.map((id) => ({ id }) as Entry);

  it('tells nothing twice and leaves nothing out, while the store takes its time', async () => {
    let tell: (entries: Entry[]) => void = () => {};
    let counted: (known: { count: number; newest: number }) => void = () => {};
    const journal = {
      watch: async (came: typeof tell) => {
        tell = came;
        return () => {};
      },
      count: () => new Promise((resolve) => (counted = resolve)),
    } as Partial<Journal> as Journal;
    const came: number[] = [];
    const following = follow(journal, {
      fits: ({ id }) => id % 2 === 0,
      already: async () => tell(entries(8)),
      came: (all) => came.push(...all.map(({ id }) => id)),
    });
    await Promise.resolve();
    tell(entries(2, 3, 4));
    tell(entries(5, 6));
    counted({ count: 2, newest: 4 });
    await following;
    tell(entries(4, 9, 10));
    expect(came).toEqual([6, 8, 10]);
  });

  it('ends with whoever follows', async () => {
    let watchers = 0;
    const store = memoryStore();
    const { watch } = store.journal;
    store.journal.watch = async (came) => {
      const end = await watch(came);
      watchers++;
      return () => {
        watchers--;
        end();
      };
    };
    const { app, close } = waitingApp({}, { store });
    await ask(app, '/wait?timeout_s=0.05');
    expect(watchers).toBe(0);
    const [events, other] = [await followEvents(app), await followEvents(app)];
    expect(watchers).toBe(2);
    await events.cancel();
    await expect.poll(() => watchers).toBe(1);
    close();
    expect([await other.next(), watchers]).toEqual([undefined, 0]);
  });
});

describe('wait', () => {
  it('answers at once with what is there already', async () => {
    const { app } = waitingApp();
    for (let i = 0; i < 3; i++) await app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect(await read(app, '/wait')).toEqual({ count: 3 });
    expect(await read(app, '/wait?count=3&timeout_s=0')).toEqual({ count: 3 });
  });

  it('answers the moment that the last one comes, and counts only what fits', async () => {
    const { app } = waitingApp();
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    let answered = false;
    const waiting = ask(app, '/wait?count=3&code=101&timeout_s=60').then((response) => {
      answered = true;
      return bodyOf(response);
    });
    for (const id of ['ERROR0103X', 'ABCDE1234F', 'ERROR0103X']) await app.post('/pan-to-gst', pan(id));
    expect(answered).toBe(false);
    const before = performance.now();
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect(await waiting).toEqual({ count: 3 });
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('misses none of those that come while it begins', async () => {
    const { app } = waitingApp();
    for (let i = 0; i < 20; i++) {
      const waiting = ask(app, `/wait?count=${(i + 1) * 2}&timeout_s=10`);
      await Promise.all([1, 2].map(() => app.post('/pan-to-gst', pan('ABCDE1234F'))));
      expect(await bodyOf(await waiting)).toEqual({ count: (i + 1) * 2 });
    }
  });

  it('says when the time is up how many came', async () => {
    const { app } = waitingApp();
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    const response = await ask(app, '/wait?count=3&timeout_s=0.2');
    expect([response.status, await bodyOf(response)]).toEqual([
      408,
      expect.objectContaining({
        code: 'REQUEST_TIMEOUT',
        count: 1,
        detail: expect.stringMatching(/^1 of 3 calls came in \d\.\d s\.$/),
      }),
    ]);
  });

  it('ends when the client leaves, and when the house closes', async () => {
    const { app, close } = waitingApp();
    const leaving = new AbortController();
    const left = ask(app, '/wait?timeout_s=60', {}, { signal: leaving.signal });
    const closed = ask(app, '/wait?timeout_s=60');
    await new Promise((resolve) => setTimeout(resolve, 20));
    leaving.abort();
    expect((await left).status).toBe(499);
    close();
    expect((await closed).status).toBe(408);
  });
});

async function followEvents(app: TestApp, query = '', headers = {}) {
  const response = await ask(app, `/events${query}`, headers);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  return readEvents(response.body!);
}

/** The numbers of what is told, and how many were dropped, until both are so many. */
async function readAll(events: ReturnType<typeof readEvents>, all: number) {
  const ids: number[] = [];
  let dropped = 0;
  while (ids.length + dropped < all) {
    const event = await events.next();
    if (event === undefined || event === 'comment') throw new Error(`It ended after ${ids.length} and ${dropped}.`);
    if (event.event === 'dropped') dropped += event.data.count;
    else ids.push(Number(event.id));
  }
  return { ids, dropped };
}

describe('events', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const call = (app: TestApp, id = 'ABCDE1234F', headers = {}) => app.post('/pan-to-gst', pan(id), headers);

  it('tells what comes, as the list tells it, and only what fits', async () => {
    const { app } = waitingApp();
    await call(app);
    const events = await followEvents(app, '?code=103');
    await call(app);
    await call(app, 'ERROR0103X');
    expect(await events.next()).toEqual({ id: '3', event: 'request', data: await last(app) });
  });

  it('tells a session only of its own', async () => {
    const { app } = waitingApp();
    const events = await followEvents(app, '', inSession('a'));
    await call(app);
    await call(app, 'ABCDE1234F', inSession('b'));
    await call(app, 'ABCDE1234F', inSession('a'));
    expect(await events.next()).toMatchObject({ id: '3', data: { session: 'a' } });
  });

  it.each([
    ['a header', '', { 'Last-Event-ID': '2' }, ['3', '4', '5']],
    ['the query', '?last_event_id=2', {}, ['3', '4', '5']],
    ['a header before the query', '?last_event_id=0', { 'Last-Event-ID': '3' }, ['4', '5']],
    ['the beginning', '?last_event_id=0', {}, ['1', '2', '3', '4', '5']],
    ['a number from before a restart', '?last_event_id=99', {}, ['1', '2', '3', '4', '5']],
  ])('resumes by %s', async (_name, query, headers, ids) => {
    const { app } = waitingApp();
    for (let i = 0; i < 4; i++) await call(app);
    const events = await followEvents(app, query, headers);
    await call(app);
    const told: unknown[] = [];
    for (const _ of ids) told.push(await events.next());
    expect(told.map((event) => (event as { id: string }).id)).toEqual(ids);
  });

  it.each([
    ['that come', '', 0, 1200],
    ['that are there and that come', '?last_event_id=0', 600, 600],
    ['that are there', '?last_event_id=0', 1200, 0],
  ])(
    'keeps a thousand for a slow reader of those %s, and says how many it dropped',
    async (_name, query, there, come) => {
      const { app } = waitingApp({ JOURNAL_SIZE: '2000' });
      for (let i = 0; i < there; i++) await call(app);
      const events = await followEvents(app, query);
      for (let i = 0; i < come; i++) await call(app);
      const { ids, dropped } = await readAll(events, 1200);
      // One or two may be with the reader already.
      expect([198, 199, 200]).toContain(dropped);
      expect(ids.slice(-1000)).toEqual(Array.from({ length: 1000 }, (_, i) => 201 + i));
    },
  );

  it('says something every 15 s', async () => {
    vi.useFakeTimers();
    const { app } = waitingApp();
    const events = await followEvents(app);
    const next = events.next();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await next).toBe('comment');
  });

  it('ends when the house closes', async () => {
    const { app, close } = waitingApp();
    const events = await followEvents(app);
    close();
    expect(await events.next()).toBeUndefined();
  });

  it('has a thousand places, which are given back', async () => {
    const { app } = waitingApp();
    const leaving = new AbortController();
    const waiting = Array.from({ length: 500 }, () => ask(app, '/wait?timeout_s=60', {}, { signal: leaving.signal }));
    const streams = await Promise.all(Array.from({ length: 500 }, () => followEvents(app)));
    for (const path of ['/events', '/wait?timeout_s=60']) {
      const full = await ask(app, path);
      expect([full.status, full.headers.get('retry-after')]).toEqual([503, '1']);
      expect((await bodyOf(full)).detail).toContain('1000 waits and streams of events are allowed at a time');
    }
    await Promise.all(streams.map((events) => events.cancel()));
    leaving.abort();
    await Promise.all(waiting);
    const again = await Promise.all(Array.from({ length: 1000 }, () => followEvents(app)));
    expect(again).toHaveLength(1000);
    await Promise.all(again.map((events) => events.cancel()));
  });
});
