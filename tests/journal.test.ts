import { describe, expect, it } from 'vitest';
import { memoryStore } from '../app/store/memory/store.ts';
import { bodyOf, key, testApp } from './support/app.ts';
import { ask, inSession, last, pan, read } from './support/journal.ts';

describe('what is told of a call', () => {
  it('is the call and its answer, and nothing that there is not', async () => {
    const app = testApp();
    const headers = { ...inSession('s-1'), 'X-Request-Id': 'the-id', 'X-Mock-Fault': 'delay;ms=5' };
    await app.post('/pan-to-gst?a=b', pan(' abcde1234f '), headers);
    const told = await last(app);
    const outcome = '101;by=world;delay=5';
    expect(told).toEqual({
      ...{ id: 1, time: '2026-09-21T14:13:20.000Z', request_id: 'the-id', method: 'POST', path: '/pan-to-gst?a=b' },
      ...{ key: 'key-1', session: 's-1', service: 'pan-to-gst', dialect: 'native', subject: 'ABCDE1234F' },
      request: {
        headers: {
          ...{ 'content-type': 'application/json', 'x-api-key': '***' },
          ...{ 'x-mock-fault': 'delay;ms=5', 'x-request-id': 'the-id' },
        },
        body: pan(' abcde1234f '),
      },
      response: {
        status: 200,
        headers: { 'content-type': 'application/json', 'x-request-id': 'the-id', 'x-mock-outcome': outcome },
        body: { status: 'success', internal_status_code: 101, value: '22ABCDE1234F1Z5' },
      },
      ...{ code: 101, outcome: 'valid', by: 'world', fault: 'delay;ms=5', delay_ms: 5, ms: 0, why: told.why },
    });
    expect(await read(app, '/1')).toEqual(told);
  });

  const bodies: [string, string, unknown][] = [
    ['JSON', '{"a":[1,"x",null]}', { a: [1, 'x', null] }],
    ['no JSON', '{"a":', '{"a":'],
    ['a number that JavaScript cannot hold', '{"a":12345678901234567890}', '{"a":12345678901234567890}'],
    ['more depth than can be written', '['.repeat(20_000), '['.repeat(20_000)],
    ['more depth than can be written, and closed', `${'['.repeat(9000)}${']'.repeat(9000)}`, expect.any(String)],
    ['nothing', '', undefined],
  ];
  it.each(bodies)('a body that is %s', async (_name, sent, told) => {
    const app = testApp();
    await app.post('/pan-to-gst', sent);
    expect((await last(app)).request.body).toEqual(told);
  });
});

describe('filters', () => {
  let time = 1_790_000_000_000;
  const app = testApp({ API_KEYS: `one:${key},two:the-second-key` }, { now: () => time });
  const filled = (async () => {
    const calls: [string, object, Record<string, string>?][] = [
      ['/pan-to-gst', pan('ABCDE1234F')],
      ['/pan-to-gst', pan('QQQPQ1111Q'), { 'X-API-Key': 'the-second-key' }],
      ['/gst-search', pan('ABCDE1234F'), inSession('a')],
      ['/aadhaar/verify', { ticket: 'SPECIMEN-TICKET', otp: '111000', consent: 'Y' }, inSession('b')],
      ['/pan-to-gst', pan('ERROR0108X'), inSession('a')],
      ['/pan-to-gst', pan('ABCDE1234F'), { 'X-API-Key': 'wrong' }],
      ['/nowhere', {}, {}],
    ];
    for (const [path, body, headers] of calls) {
      time += 1000;
      await app.post(path, body, headers);
    }
  })();
  const rows: [query: string, ids: number[]][] = [
    ['', [7, 6, 5, 4, 3, 2, 1]],
    ['?service=pan-to-gst', [6, 5, 2, 1]],
    ['?dialect=native', [7, 6, 5, 4, 3, 2, 1]],
    ['?key=two', [2]],
    ['?session=a', [5, 3]],
    ['?session=nobody', []],
    ['?subject=ABCDE1234F', [3, 1]],
    ['?subject=%20abcde1234f', [3, 1]],
    ['?subject=SPECIMEN-TICKET', [4]],
    ['?subject=ABCDE1234F&service=gst-search', [3]],
    ['?code=101', [4, 3, 1]],
    ['?code=102', [6]],
    ['?code=108&session=a&service=pan-to-gst&key=one&dialect=native&subject=ERROR0108X', [5]],
    ['?since=1790000005000', [7, 6, 5]],
    ['?since=2026-09-21T14:13:25Z', [7, 6, 5]],
    ['?since=2026-09-21T14:13:25.001Z', [7, 6]],
    ['?since=2026-09-21T19:43:25%2B05:30', [7, 6, 5]],
    ['?since=2026-09-21T19:43:25+05:30', [7, 6, 5]],
    ['?since=2026-09-21T14:13:25', [7, 6, 5]],
    ['?since=2026-09-22', []],
    ['?limit=2', [7, 6]],
    ['?limit=2&next=4', [3, 2]],
  ];
  it.each(rows)('"%s"', async (query, ids) => {
    await filled;
    const { requests } = await read(app, query);
    expect(requests.map(({ id }: { id: number }) => id)).toEqual(ids);
    if (!query.includes('limit')) expect(await read(app, `/count${query}`)).toEqual({ count: ids.length });
  });

  it('are about the session of the key that asks, unless they say otherwise', async () => {
    await filled;
    const ids = async (query = '') =>
      (await read(app, query, inSession('a'))).requests.map(({ id }: { id: number }) => id);
    expect([await ids(), await ids('?session=b')]).toEqual([[5, 3], [4]]);
    expect(await read(app, '/count', inSession('a'))).toEqual({ count: 2 });
    expect((await ask(app, '/5', inSession('a'))).status).toBe(200);
    expect((await ask(app, '/4', inSession('a'))).status).toBe(404);
  });

  const wrong: [string, number, string][] = [
    ['?colour=red', 400, 'unknown: colour; allowed: service, dialect, key, session, subject, code, since, limit, next'],
    ['/count?limit=3', 400, 'unknown: limit; allowed: service, dialect, key, session, subject, code, since'],
    ['?service=pan', 400, 'service is "pan"; allowed: pan-to-gst, gst-search'],
    ['?dialect=x', 400, 'dialect is "x"; allowed: karza, '],
    ['?key=three', 400, 'key is "three"; allowed: one, two'],
    ['?service=pan-to-gst&subject=1', 400, 'subject is "1"; allowed: PAN such as AAACN0000A'],
    ['?session=a%20b', 400, 'session: has 1 to 64 letters'],
    ['?code=110', 400, 'code: is "110"; allowed: a whole number from 101 to 109'],
    ['?code=1e2', 400, 'code: is "1e2"'],
    ['?since=yesterday', 400, 'since: is "yesterday"; allowed: a time such as'],
    ['?since=2026-02-31', 400, 'since: is "2026-02-31"'],
    ['?limit=0', 400, 'limit: is "0"; allowed: a whole number from 1 to 500'],
    ['?limit=501', 400, 'limit: is "501"'],
    ['?next=x', 400, 'next: is no cursor'],
    ['/wait?count=0', 400, 'count: is "0"; allowed: a whole number from 1 to 100000'],
    ['/wait?timeout_s=301', 400, 'timeout_s: is "301"; allowed: a number from 0 to 300'],
    ['/events?last_event_id=x', 400, 'last_event_id: is "x"'],
    ['/99', 404, 'No call "99" is in the journal.'],
    ['/abc', 404, 'No call "abc" is in the journal.'],
  ];
  it.each(wrong)('"%s" is refused', async (query, status, detail) => {
    await filled;
    const response = await ask(app, query);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect((await bodyOf(response)).detail).toContain(detail);
  });

  it('want a key', async () => {
    for (const path of ['', '/count', '/wait', '/events', '/1']) {
      expect((await app.fetch(`/__admin/requests${path}`)).status).toBe(401);
    }
  });
});

it('pages to the end, nothing twice and nothing left out, while more comes', async () => {
  const app = testApp();
  for (let i = 0; i < 23; i++) await app.post('/pan-to-gst', pan(i % 2 ? 'ABCDE1234F' : 'ERROR0103X'));
  for (const [query, total] of [
    ['limit=5', 23],
    ['limit=23', 23],
    ['limit=4&code=101', 11],
  ] as const) {
    const seen: number[] = [];
    let next: string | undefined;
    do {
      const page = await read(app, `?${query}${next ? `&next=${next}` : ''}`);
      seen.push(...page.requests.map(({ id }: { id: number }) => id).filter((id: number) => id <= 23));
      next = page.next;
      await app.post('/pan-to-gst', pan('ABCDE1234F'));
    } while (next);
    expect([seen.length, [...new Set(seen)].sort((a, b) => b - a)]).toEqual([total, seen]);
  }
});

describe('DELETE', () => {
  it.each([
    ['', {}, 4, 0],
    ['?service=gst-search', {}, 1, 3],
    ['?code=103', {}, 1, 3],
    ['', inSession('a'), 2, 2],
    ['?session=b', inSession('a'), 0, 4],
  ])('"%s" with %o', async (query, headers, removed, left) => {
    const app = testApp();
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    await app.post('/gst-search', pan('ABCDE1234F'));
    await app.post('/pan-to-gst', pan('ERROR0103X'), inSession('a'));
    await app.post('/pan-to-gst', pan('ABCDE1234F'), inSession('a'));
    expect(await bodyOf(await ask(app, query, headers, { method: 'DELETE' }))).toEqual({ removed });
    expect(await read(app, '/count')).toEqual({ count: left });
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect((await last(app)).id).toBe(5);
  });
});

describe('bounds', () => {
  it('by count: the oldest go first', async () => {
    const app = testApp({ JOURNAL_SIZE: '3' });
    for (let i = 0; i < 600; i++) await app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect((await read(app)).requests.map(({ id }: { id: number }) => id)).toEqual([600, 599, 598]);
  });

  it('by bytes: the oldest go first, and one that is too large alone is not kept', async () => {
    const app = testApp({ JOURNAL_BYTES: '20000' });
    for (let i = 0; i < 30; i++) await app.post('/pan-to-gst', { ...pan('ABCDE1234F'), note: 'x'.repeat(4000) });
    const { requests } = await read(app);
    expect(requests[0].id).toBe(30);
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.length).toBeLessThanOrEqual(5);
    await app.post('/pan-to-gst', { note: 'x'.repeat(30_000) });
    expect(await read(app, '/count')).toEqual({ count: 0 });
  });

  it.each(['JOURNAL_SIZE', 'JOURNAL_BYTES'])('%s of nought switches it off', async (setting) => {
    const app = testApp({ [setting]: '0' });
    expect((await app.post('/pan-to-gst', pan('ABCDE1234F'))).status).toBe(200);
    for (const path of ['', '/count', '/wait', '/events', '/1', '?colour=red']) {
      const response = await ask(app, path);
      expect([response.status, (await bodyOf(response)).detail]).toEqual([404, `The journal is off: ${setting} is 0.`]);
    }
    expect((await ask(app, '', {}, { method: 'DELETE' })).status).toBe(404);
    expect((await app.fetch('/__admin/requests')).status).toBe(401);
  });
});

describe('a store across a network', () => {
  function slowApp(append: (put: () => void) => Promise<void>) {
    const store = memoryStore();
    const put = store.journal.append;
    store.journal.append = (entries) => append(() => put(entries));
    return testApp({}, { store });
  }

  it('is waited for by who reads', async () => {
    const app = slowApp(async (put) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      put();
    });
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    // Longer than calls are gathered: they are on their way now.
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await read(app, '/count')).toEqual({ count: 1 });
  });

  it('may fail, and ends neither calls nor the process', async () => {
    const app = slowApp(() => Promise.reject(new Error('The store is gone.')));
    expect((await app.post('/pan-to-gst', pan('ABCDE1234F'))).status).toBe(200);
    expect(await read(app, '/count')).toEqual({ count: 0 });
  });
});
