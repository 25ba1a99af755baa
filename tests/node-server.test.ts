import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crowd } from '../app/crowd.ts';
import { nodeServer } from '../app/node-server.ts';
import { readAll } from '../app/read-all.ts';
import { alreadySentMark, garbage } from '../app/wire.ts';
import { bodyOf, key } from './support/app.ts';
import { type InProcessServer, startInProcess } from './support/in-process-server.ts';
import { open, rawPost, sendRaw } from './support/raw.ts';
import { answersIn, exchange, wholeAnswers } from './support/wire.ts';

// tests/real/ asks the bundle, in a process of its own, the same and more; here it is the sources, without the clock.

const path = '/pan-to-gst';
const body = '{"pan_number":"ABCDE1234F"}';
/** How often to look, and how long on a machine that is busy elsewhere. */
const soon = { interval: 2, timeout: 10_000 };
const good = '{"status":"success","internal_status_code":101,"value":"22ABCDE1234F1Z5"}';
const ask = (fault: string, more: Record<string, string> = {}) =>
  rawPost(path, body, { 'X-Mock-Fault': fault, ...more });

let server: InProcessServer;
beforeAll(async () => {
  server = await startInProcess({ MAX_DELAY_MS: '60', METRICS: 'prometheus', CORS_ORIGINS: 'https://a.example' });
});
afterAll(() => server.drain(1000));

/** Waits for the line of a call. */
const line = (id: string) => vi.waitUntil(() => server.lines.find((one) => one.id === id), soon);

describe('a fault of the connection', () => {
  const cut = Buffer.from(garbage).toString('latin1');
  it.each([
    ['reset', 'RST', ''],
    ['empty', 'FIN', ''],
    ['garbage', 'FIN', cut],
    ['timeout', 'FIN', ''],
    ['empty, reset', 'FIN', ''],
    ['delay;ms=5, garbage', 'FIN', cut],
  ])('%s ends it by %s, and is told as no status', async (fault, end, bytes) => {
    const id = `cut-${fault.replace(/\W/g, '')}`;
    const heard = await exchange(server.port, ask(fault, { 'X-Request-Id': id }));
    expect([heard.end, heard.bytes.toString('latin1')]).toEqual([end, bytes]);
    expect(await line(id)).toMatchObject({ status: 0, outcome: 101 });
  });

  it.each([
    ['truncate', 36],
    ['truncate;at=0', 0],
    ['truncate;at=0.333', 24],
    ['truncate;at=1', 73],
    ['drip;ms=8;chunks=4, truncate;at=0.5', 36],
    ['truncate;at=0.5, bandwidth;kbps=1000000', 36],
  ])('%s declares 73 bytes and sends %i, beside the headers of CORS', async (fault, length) => {
    const heard = await exchange(server.port, ask(fault, { Origin: 'https://a.example' }));
    const [answer] = answersIn(heard.bytes);
    expect([heard.end, answer!.status, String(answer!.body)]).toEqual(['FIN', 200, good.slice(0, length)]);
    expect(answer!.headers).toMatchObject({
      'content-length': '73',
      'access-control-allow-origin': 'https://a.example',
      'x-mock-outcome': expect.stringContaining('101;by=world;fault="'),
    });
  });

  it.each([
    'drip;ms=8;chunks=4',
    'drip;ms=0',
    'bandwidth;kbps=100000',
    'bandwidth;kbps=100, drip;ms=4;chunks=2',
    'drip;chunks=2, bandwidth;kbps=1000',
  ])('%s sends all of it, and the connection goes on', async (fault) => {
    const { bytes } = await exchange(server.port, [ask(fault), ask('none')], wholeAnswers(2));
    expect(answersIn(bytes).map(({ body }) => String(body))).toEqual([good, good]);
  });

  it.each([
    // Right behind bytes RST is FIN to Node's client.
    ['reset', ['RST', 'FIN']],
    ['empty', ['FIN']],
    ['truncate', ['FIN']],
  ])('%s waits for the answers that are due before, and lets none come after', async (fault, ends) => {
    const heard = await exchange(server.port, ask('delay;ms=20') + ask(fault) + ask('none'));
    const [first, second, ...more] = answersIn(heard.bytes);
    expect(heard.end).toBeOneOf(ends);
    expect([String(first!.body), second?.whole ?? false, more.length]).toEqual([good, false, 0]);
  });
});

describe('what is no request of the app', () => {
  it.each([
    ['bytes that are no HTTP', 'hello\r\n\r\n', 400, 102],
    ['headers over the limit', rawPost(path, body, { 'X-Long': 'x'.repeat(20_000) }), 431, 102],
    ['an expectation that cannot be met', rawPost(path, body, { Expect: 'x' }), 400, 102],
    ['a request for a proxy', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 405, 107],
    ['no Host', rawPost(path, body).replace('Host: localhost\r\n', ''), 400, 102],
    ['no Host in HTTP/1.0', 'GET /health HTTP/1.0\r\n\r\n', 200, undefined],
  ])('%s', async (_name, bytes, status, code) => {
    const { headers, ...answer } = await sendRaw(server.port, bytes);
    expect([answer.status, JSON.parse(answer.text).internal_status_code]).toEqual([status, code]);
    if (code === undefined) return;
    expect(await line(headers['x-request-id']!)).toMatchObject({ status, outcome: code, by: 'http' });
  });

  it.each([
    [
      'after the answers that are due before it',
      `${ask('delay;ms=20, 103')}${ask('none')}GARBAGE\r\n\r\n`,
      [404, 200, 400],
    ],
    [
      'but for one that came in part and is answered',
      `${rawPost(path, '', { 'Transfer-Encoding': 'chunked' }).replace(/Content-Length: 0\r\n/, '')}zz\r\n`,
      [400],
    ],
  ])('is answered %s', async (_when, bytes, statuses) => {
    const heard = await exchange(server.port, bytes);
    expect([heard.end, answersIn(heard.bytes).map(({ status }) => status)]).toEqual(['FIN', statuses]);
  });

  it('is not answered where its beginning was, and was refused', async () => {
    const { socket, text } = await open(server.port);
    const stranger = rawPost(path, '', { 'X-API-Key': 'of-nobody', 'Transfer-Encoding': 'chunked' });
    socket.write(`${stranger.replace('Content-Length: 0\r\n', '')}1\r\n{\r\n`);
    await vi.waitUntil(() => text().includes('UNAUTHORIZED'), soon);
    const ended = once(socket, 'close');
    socket.write('zz\r\n');
    await ended;
    expect(text().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
  });

  it('hears nothing where the client is gone', async () => {
    const quiet = await startInProcess();
    const { socket } = await open(quiet.port);
    socket.write('POST /pan-to-gst HTTP/1.1\r\nHo');
    await sendRaw(quiet.port, rawPost(path, body));
    socket.resetAndDestroy();
    await sendRaw(quiet.port, rawPost(path, body));
    await quiet.drain(1000);
    expect(quiet.lines.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('a call whose connection was cut', () => {
  it.each([
    ['by header', { 'X-Mock-Fault': 'reset' }, '', 'The header X-Mock-Fault asked for reset.'],
    ['by query', {}, '?mock_fault=empty', 'The query parameter mock_fault asked for empty.'],
  ])('%s is told with no status, and why', async (_by, more, query, text) => {
    const own = await startInProcess();
    await exchange(own.port, rawPost(path + query, body, more));
    await vi.waitUntil(() => own.lines.length > 0, soon);
    const url = `http://127.0.0.1:${own.port}`;
    const { requests } = await bodyOf(await fetch(`${url}/__admin/requests`, { headers: { 'X-API-Key': key } }));
    const [told] = requests;
    expect(told).toMatchObject({ response: { status: 0 }, why: { text } });
    const page = await (await fetch(`${url}/console/live?open=${told.id}`)).text();
    expect(page).toContain('the connection was cut');
    expect(page).toContain('Nothing: the connection was cut.');
    expect(page).toMatch(/then always meets the fault (?:reset|empty),/);
    await own.drain(1000);
  });
});

describe('the console', () => {
  it.each([
    ['this machine', {}, 200],
    ['this machine, through a proxy', { 'X-Forwarded-For': '203.0.113.7' }, 401],
    ['a name that leads to this machine', { Host: 'evil.example' }, 401],
  ])('asks no key of %s: %j', async (_who, headers, status) => {
    const lines = Object.entries({ Host: 'localhost', Connection: 'close', ...headers });
    const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const { bytes } = await exchange(server.port, `GET / HTTP/1.1\r\n${text}\r\n`);
    expect(Number(String(bytes).split(' ')[1])).toBe(status);
  });
});

describe('a client that leaves', () => {
  it.each([
    ['while it is made to wait', 'delay;ms=60000', 499],
    ['in the middle of a body that drips', 'drip;ms=60000', 200],
    ['before all of its own body is there', '', 499],
  ])('%s is no error, and is held no longer', async (_when, fault, status) => {
    const patient = await startInProcess({ METRICS: 'prometheus' });
    const id = 'left';
    const more = { 'X-Request-Id': id, ...(fault === '' && { 'Content-Length': '50' }) };
    const { socket, text } = await open(patient.port);
    const held = async () => /^namuna_requests_held (\d+)$/m.exec(await (await metrics(patient)).text())?.[1];
    socket.write(fault === '' ? rawPost(path, '{', more) : ask(fault, more));
    if (fault !== '') await vi.waitUntil(async () => (await held()) === '1', soon);
    if (status === 200) await vi.waitUntil(() => text().includes('\r\n\r\n'), soon);
    if (fault === '') await sendRaw(patient.port, rawPost(path, body));
    socket.resetAndDestroy();
    const found = await vi.waitUntil(() => patient.lines.find((one) => one.id === id), soon);
    expect(found).toMatchObject({ status });
    await vi.waitUntil(async () => (await held()) === '0', soon);
    await patient.drain(1000);
  });

  const metrics = ({ port }: InProcessServer) =>
    fetch(`http://127.0.0.1:${port}/metrics`, { headers: { 'X-API-Key': key } });
});

describe('the bounds of connections', () => {
  it.each([
    ['leave 64 files for ourselves', 1024, 1, 960],
    ['are shared by servers', 1024, 3, 320],
    ['take half where there are few', 100, 1, 50],
    ['are none where the system has none', Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY],
  ])('%s', (_what, files, servers, most) => {
    expect(crowd({ info: () => {} }, servers, files).maxConnections).toBe(most);
  });

  it('are told of once in a minute where they are met', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const told: unknown[] = [];
    const { dropped } = crowd({ info: (message, more) => void told.push([message, more]) }, 1, 100);
    for (const ms of [0, 59_999, 1]) {
      vi.advanceTimersByTime(ms);
      dropped!();
      dropped!();
    }
    vi.useRealTimers();
    const once = ['connections are cut, as many are open as there may be', { most: 50 }];
    expect(told).toEqual([once, once]);
  });

  it('are drawn from what the process may open', () => {
    expect(crowd({ info: () => {} }, 1).maxConnections).toBeGreaterThan(0);
  });
});

describe('draining', () => {
  it('answers what is in flight, tells its client to close, and lets go of who says nothing', async () => {
    const ending = await startInProcess();
    const [silent, idle, busy] = await Promise.all([1, 2, 3].map(() => open(ending.port)));
    idle!.socket.write(rawPost(path, body));
    await vi.waitUntil(() => idle!.text().includes(good), soon);
    busy!.socket.write(ask('delay;ms=60000', { 'X-Request-Id': 'busy' }));
    await vi.waitUntil(() => ending.lines.length === 1, soon);
    await sendRaw(ending.port, rawPost(path, body));
    const closed = [silent, idle, busy].map((one) => once(one!.socket, 'close'));
    await ending.admit();
    const drained = ending.drain(60_000);
    await expect(open(ending.port)).rejects.toThrow('ECONNREFUSED');
    await Promise.all(closed.slice(0, 2));
    expect(busy!.text()).toBe('');
    ending.wake();
    await Promise.all([closed[2], drained]);
    expect(busy!.text()).toContain('Connection: close');
    expect(busy!.text()).toContain(good);
  });

  it('tells who asks on a connection that was there before to close it', async () => {
    const ending = await startInProcess();
    const { socket, text } = await open(ending.port);
    socket.write(rawPost(path, body).slice(0, -5));
    await sendRaw(ending.port, rawPost(path, body));
    const closed = once(socket, 'close');
    const drained = ending.drain(60_000);
    socket.write(body.slice(-5));
    await Promise.all([closed, drained]);
    expect(text()).toMatch(/Connection: close\r\n/i);
    expect(text()).toContain(good);
  });

  it('makes nobody wait who comes while it closes', async () => {
    const ending = await startInProcess();
    ending.wake();
    const { status, text } = await sendRaw(ending.port, ask('delay;ms=60000'));
    expect([status, text]).toEqual([200, good]);
    await ending.drain(1000);
  });

  it('cuts whoever is there when the time is up', async () => {
    const ending = await startInProcess();
    const { socket, text } = await open(ending.port);
    socket.write(ask('delay;ms=60000'));
    await sendRaw(ending.port, rawPost(path, body));
    await ending.drain(10);
    expect([socket.destroyed || (await once(socket, 'close')).length >= 0, text()]).toEqual([true, '']);
    ending.wake();
  });
});

describe('a body that is there already', () => {
  /** As Node 26 does, a piece each time; as Node 20 does, all of it is one. */
  const coming = (pieces: string[]) => {
    const left = pieces.map((piece) => Buffer.from(piece));
    const read = () => left.shift() ?? null;
    return {
      read,
      get readableLength() {
        return Buffer.concat(left).length;
      },
    } as IncomingMessage;
  };
  it.each([[[]], [['one']], [['one', 'two']], [['one', 'two', 'three']]])(
    'is read to its end: %j',
    (pieces: string[]) => {
      expect(String(readAll(coming(pieces)))).toBe(pieces.join(''));
    },
  );

  it.each([
    [65_536, 200],
    [65_537, 200],
    [100_000, 200],
    [100_001, 413],
  ])('of %i bytes is answered %i', async (bytes, status) => {
    const padded = JSON.stringify({ pan_number: 'ABCDE1234F', padding: '' });
    const large = padded.replace('""', `"${'x'.repeat(bytes - padded.length)}"`);
    const heard = await exchange(server.port, rawPost(path, large, { Connection: 'close' }));
    expect(answersIn(heard.bytes)[0]!.status).toBe(status);
  });
});

it('a port that is taken is refused', async () => {
  const other = nodeServer(
    () => new Response(),
    () => new Response(),
  );
  await expect(other.listen(server.port, '127.0.0.1')).rejects.toThrow('EADDRINUSE');
});

it('what is sent already is marked as the adapter marks it', () => {
  expect([...RESPONSE_ALREADY_SENT.headers]).toEqual(Object.entries(alreadySentMark));
});
