import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, rawPost, sendRaw } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';

const body = '{"pan_number":"ABCDE1234F"}';
const path = '/pan-to-gst';
let server: Server;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

/** The log line of a request id, once the batch that holds it is written. */
async function logged(id: string): Promise<Record<string, unknown>> {
  await expect.poll(() => server.lines().some((line) => line.includes(id))).toBe(true);
  return JSON.parse(server.lines().find((line) => line.includes(id))!);
}

describe('on the wire', () => {
  it('answers with every header once, and a length', async () => {
    const { status, headers, text } = await sendRaw(server.port, rawPost(path, body));
    expect([status, text]).toEqual([200, '{"status":"success","internal_status_code":101,"value":"22ABCDE1234F1Z5"}']);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '73',
      'x-mock-outcome': '101;by=world',
      'keep-alive': 'timeout=65',
    });
  });

  const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const withoutLength = (post: string) => post.replace(/Content-Length: \d+\r\n/, 'Transfer-Encoding: chunked\r\n');
  const rows: [string, string | Buffer, number, number][] = [
    ['a chunked body', withoutLength(rawPost(path, '')) + chunked(body), 200, 101],
    ['a chunked body over the limit', withoutLength(rawPost(path, '')) + chunked(`"${'x'.repeat(100_000)}"`), 413, 102],
    ['a declared length over the limit', rawPost(path, 'x', { 'Content-Length': '100001' }), 413, 102],
    ['an absolute URL', rawPost(`http://localhost${path}`, body), 200, 101],
    ['a percent sign that is no escape', rawPost('/%zz', body), 404, 107],
    ['a BOM before the JSON', rawPost(path, `\ufeff${body}`), 200, 101],
    [
      'bytes that are no UTF-8',
      Buffer.from(rawPost(path, '{"pan_number":"!"}').replace('!', '\u0080'), 'latin1'),
      400,
      102,
    ],
    ['bytes that are no HTTP', 'hello\r\n\r\n', 400, 102],
    ['both lengths', rawPost(path, body, { 'Transfer-Encoding': 'chunked' }), 400, 102],
    ['two lengths', rawPost(path, body).replace('\r\n\r\n', '\r\nContent-Length: 3\r\n\r\n'), 400, 102],
    ['a header with a null byte', rawPost(path, body, { 'X-Odd': 'a\u0000b' }), 400, 102],
    ['headers over the limit', rawPost(path, body, { 'X-Long': 'x'.repeat(20_000) }), 431, 102],
    ['no Host', rawPost(path, body).replace('Host: localhost\r\n', ''), 400, 102],
    ['a Host that is none', rawPost(path, body).replace('localhost', 'a b'), 400, 102],
    ['a backslash in the path', rawPost('/a\\b', body), 400, 102],
    ['an expectation that cannot be met', rawPost(path, body, { Expect: 'x' }), 400, 102],
    ['a request for a proxy', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 405, 107],
    ['a host that no URL takes', 'GET /pan-to-gst HTTP/1.1\r\nHost: xn--\r\n\r\n', 405, 107],
    ['a wire method that is none', rawPost(path, body).replace('POST', 'FETCH'), 400, 102],
  ];
  it.each(rows)('%s', async (_name, bytes, status, code) => {
    const answer = await sendRaw(server.port, bytes);
    expect([answer.status, JSON.parse(answer.text).internal_status_code]).toEqual([status, code]);
    const id = answer.headers['x-request-id']!;
    expect(await logged(id)).toMatchObject({ id, status, outcome: code });
  });

  it('answers several requests of one connection in order', async () => {
    const { socket, text } = await open(server.port);
    socket.write(rawPost(path, body) + rawPost(path, '{}') + rawPost(path, body));
    await expect.poll(() => text().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
    socket.destroy();
  });

  it('answers what came before a broken request, then that', async () => {
    const { socket, text } = await open(server.port);
    socket.write(
      `${rawPost(path, body, { 'X-Mock-Fault': 'delay;ms=100, 103' })}${rawPost(path, body)}GARBAGE\r\n\r\n`,
    );
    await once(socket, 'close');
    expect(text().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('waits as long as a delay says', async () => {
    const started = performance.now();
    const { status } = await sendRaw(server.port, rawPost(path, body, { 'X-Mock-Fault': 'delay;ms=300, 104' }));
    expect(status).toBe(429);
    expect(performance.now() - started).toBeGreaterThan(295);
  });
});

describe('a client that leaves', () => {
  it.each([
    [
      'while it is made to wait',
      rawPost(path, body, { 'X-Mock-Fault': 'delay;ms=60000', 'X-Request-Id': 'left-waiting' }),
    ],
    ['in the middle of its body', rawPost(path, '{', { 'Content-Length': '50', 'X-Request-Id': 'left-sending' })],
  ])('%s is no error', async (_name, bytes) => {
    const { socket } = await open(server.port);
    socket.write(bytes);
    await wait(50);
    socket.resetAndDestroy();
    const line = await logged(/X-Request-Id: (\S+)/.exec(bytes)![1]!);
    expect(line).toMatchObject({ level: 'info', status: 499, by: 'client' });
    expect(line.err).toBeUndefined();
  });
});

it('takes HTTP/1.0 without a Host, as health checks of load balancers send it', async () => {
  expect((await sendRaw(server.port, 'GET /health HTTP/1.0\r\n\r\n')).status).toBe(200);
});

describe('SIGTERM', () => {
  it('ends an idle server within a second, with the log flushed', async () => {
    const idle = await startServer();
    const { socket } = await open(idle.port);
    await sendRaw(idle.port, rawPost(path, body, { 'X-Request-Id': 'the-last' }));
    const { code, ms } = await idle.stop();
    expect([code, idle.lines().some((line) => line.includes('"the-last"'))]).toEqual([0, true]);
    expect(ms).toBeLessThan(1000);
    socket.destroy();
  });

  it('answers what is in flight, tells clients to close, and takes nobody new', async () => {
    const busy = await startServer();
    const { socket, text } = await open(busy.port);
    socket.write(`${rawPost(path, body).slice(0, -5)}`);
    await wait(50);
    const stopped = busy.stop();
    await expect.poll(() => busy.lines().some((line) => line.includes('"closing"'))).toBe(true);
    await expect(open(busy.port)).rejects.toThrow('ECONNREFUSED');
    socket.write(body.slice(-5));
    await once(socket, 'close');
    expect(text()).toContain('22ABCDE1234F1Z5');
    expect(text()).toContain('Connection: close');
    expect((await stopped).code).toBe(0);
  });

  it('shortens the waits that a fault asked for, however many, and may come twice', async () => {
    const busy = await startServer();
    const waiting = rawPost(path, body, { 'X-Mock-Fault': 'delay;ms=60000' });
    const answers = Array.from({ length: 50 }, () => sendRaw(busy.port, waiting));
    await wait(200);
    process.kill(busy.pid, 'SIGTERM');
    const { code } = await busy.stop();
    expect(code).toBe(0);
    expect((await Promise.all(answers)).filter(({ status }) => status === 200)).toHaveLength(50);
    expect(busy.stderr()).toBe('');
  });
});

describe('a wrong start', () => {
  it.each([
    ['PORT', { PORT: '99999' }, 'PORT is "99999"; allowed: at most 65535.'],
    ['no keys in production', { ENVIRONMENT: 'production' }, 'API_KEYS is not set.'],
  ])('%s ends with one message', async (_name, env: Record<string, string>, message) => {
    const started = startServer({ env });
    await expect(started).rejects.toThrow(message);
    await expect(started).rejects.toThrow('ended with 1');
    await expect(started).rejects.not.toThrow(/\bat .*:\d+/);
  });

  it('a port that is taken is said so', async () => {
    const env = { PORT: String(server.port) };
    const started = startServer({ env });
    await expect(started).rejects.toThrow(`Cannot listen on HOST 127.0.0.1, PORT ${server.port}`);
    await expect(started).rejects.toThrow('EADDRINUSE');
  });
});
