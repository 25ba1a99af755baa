import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, key } from '../support/app.ts';
import { readEvents } from '../support/events.ts';
import { open, rawPost } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';

const path = '/pan-to-gst';
const known = '{"pan_number":"ABCDE1234F"}';
let server: Server;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  const { code } = await server.stop();
  expect([code, server.stderr()]).toEqual([0, '']);
});

const inSession = (session: string) => ({ 'X-API-Key': session ? `${key}~${session}` : key });

function ask(query: string, session = '', { url } = server, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/__admin/requests${query}`, { headers: inSession(session), ...init });
}

function call(session = '', headers: Record<string, string> = {}, body = known, { url } = server): Promise<Response> {
  const all = { ...inSession(session), 'Content-Type': 'application/json', ...headers };
  return fetch(url + path, { method: 'POST', headers: all, body });
}

/** A stream of events whose reader does not read. */
async function stalledReader(from: Server) {
  const { socket, text } = await open(from.port);
  socket.write(`GET /__admin/requests/events HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${key}\r\n\r\n`);
  await expect.poll(text).toContain('text/event-stream');
  socket.pause();
  return socket;
}

describe('an entry', () => {
  it('has the headers of the connection, those of one name as one', async () => {
    const { socket, text } = await open(server.port);
    socket.write(rawPost(path, known, { 'X-API-Key': `${key}~raw`, 'X-Odd': 'a\r\nx-odd: b' }));
    await expect.poll(text).toContain('22ABCDE1234F1Z5');
    socket.destroy();
    const [told] = (await bodyOf(await ask('', 'raw'))).requests;
    expect(told.request.headers).toEqual({
      ...{ host: 'localhost', 'x-api-key': '***', 'content-type': 'application/json' },
      ...{ 'content-length': '27', 'x-odd': 'a, b' },
    });
    expect(told.ms).toBeGreaterThan(0);
  });

  it.each([
    ['a fault', { 'X-Mock-Fault': 'reset' }, known, 'The header X-Mock-Fault asked for reset.'],
    ['magic', {}, '{"pan_number":"RESET0000X"}', 'RESET0000X is a magic identifier for reset.'],
  ])('of a connection that %s cut has no answer', async (name, headers, body, text) => {
    const session = name.replace(' ', '-');
    await expect(call(session, headers as Record<string, string>, body)).rejects.toThrow();
    const [told] = (await bodyOf(await ask('', session))).requests;
    expect([told.response, told.fault, told.why.text]).toEqual([{ status: 0 }, 'reset', text]);
  });
});

describe('wait', () => {
  it('answers the moment that the third call comes', async () => {
    const waiting = ask('/wait?count=3&timeout_s=30', 'third');
    for (let i = 0; i < 2; i++) await call('third');
    await wait(100);
    const before = performance.now();
    await call('third');
    expect(await bodyOf(await waiting)).toEqual({ count: 3 });
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('ends with the client', async () => {
    const leaving = new AbortController();
    const headers = { ...inSession('leaves'), 'X-Request-Id': 'left-waiting-for-calls' };
    const left = ask('/wait?timeout_s=60', 'leaves', server, { headers, signal: leaving.signal });
    await wait(100);
    leaving.abort();
    await expect(left).rejects.toThrow();
    const line = () => server.lines().find((text) => text.includes('left-waiting-for-calls'));
    await expect.poll(line).toBeDefined();
    expect(JSON.parse(line()!)).toMatchObject({ level: 'info', status: 499, by: 'client' });
  });
});

describe('events', () => {
  it('come as the calls do, and again to one who comes back', async () => {
    const events = readEvents((await ask('/events', 'live')).body!);
    for (let i = 0; i < 3; i++) {
      await call('live');
      expect(await events.next()).toMatchObject({ event: 'request', data: { session: 'live', code: 101 } });
    }
    await events.cancel();
    await call('live');
    const [newest] = (await bodyOf(await ask('', 'live'))).requests;
    const headers = { ...inSession('live'), 'Last-Event-ID': String(newest.id - 1) };
    const again = readEvents((await ask('/events', 'live', server, { headers })).body!);
    expect(await again.next()).toEqual({ id: String(newest.id), event: 'request', data: newest });
    await again.cancel();
  });

  it('come through to one who reads slowly, without those that were too many', async () => {
    const socket = await stalledReader(server);
    const body = JSON.stringify({ note: 'x'.repeat(20_000) });
    for (let i = 0; i < 60; i++) await Promise.all(Array.from({ length: 40 }, () => call('slow', {}, body)));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.resume();
    const newest = (await bodyOf(await ask('?limit=1', 'slow'))).requests[0].id;
    await expect.poll(() => text.includes(`id: ${newest}\n`), { timeout: 10_000 }).toBe(true);
    const dropped = [...text.matchAll(/event: dropped\ndata: \{"count":(\d+)\}/g)];
    const told = [...text.matchAll(/^id: /gm)].length;
    expect(dropped.reduce((sum, [, count]) => sum + Number(count), told)).toBe(2400);
    expect(dropped.length).toBeGreaterThan(0);
    socket.destroy();
  }, 30_000);
});

describe('SIGTERM', () => {
  it('ends waits and streams, one that is not read too, within a second', async () => {
    const busy = await startServer();
    const socket = await stalledReader(busy);
    const body = JSON.stringify({ note: 'x'.repeat(90_000) });
    for (let i = 0; i < 8; i++) await Promise.all(Array.from({ length: 20 }, () => call('', {}, body, busy)));
    const events = readEvents((await ask('/events', '', busy)).body!);
    const waiting = ask('/wait?count=500&timeout_s=60', '', busy);
    await wait(100);
    const { code, ms } = await busy.stop();
    expect([code, busy.stderr()]).toEqual([0, '']);
    expect(ms).toBeLessThan(1000);
    expect(await events.next()).toBeUndefined();
    const response = await waiting;
    expect([response.status, (await bodyOf(response)).count]).toEqual([408, expect.any(Number)]);
    socket.destroy();
  }, 30_000);
});
