import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fuzz, fuzzTime } from '../support/fuzz.ts';
import { bytesOf, doubtful, goodRequest, smuggled, spoilt } from '../support/fuzz-wire.ts';
import { open, sendRaw } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';
import { answersIn, exchange, wholeAnswers } from '../support/wire.ts';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  const { code } = await server.stop();
  expect([code, server.stderr()]).toEqual([0, '']);
  expect(server.lines().filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

/** Whatever came before, who asks well is answered. */
async function expectWell() {
  expect((await sendRaw(server.port, goodRequest('well'))).status).toBe(200);
}

describe('of a request whose end is in doubt', () => {
  afterEach(expectWell);

  it.each(doubtful)('%s is refused, and what stands behind it is not answered', async (_name, bytes) => {
    const heard = await exchange(server.port, bytes);
    const answers = answersIn(heard.bytes);
    expect(answers.map(({ status, whole }) => [status < 500 && status >= 400, whole])).toEqual([[true, true]]);
    expect(answers[0]!.headers.connection).toBe('close');
    expect(JSON.parse(String(answers[0]!.body))).toMatchObject({ status: 'error', internal_status_code: 102 });
  });
});

it('what stands in a body is no request', async () => {
  const whole = `POST /pan-to-gst HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
  const { bytes } = await exchange(server.port, [whole, goodRequest('next')], wholeAnswers(2));
  const ids = answersIn(bytes).map(({ headers }) => headers['x-request-id']);
  expect([ids.length, ids[0] === 'smuggled', ids[1]]).toEqual([2, false, 'next']);
});

it('a thousand requests at once on one connection are answered once each, in order', async () => {
  const ids = Array.from({ length: 1000 }, (_, i) => `pipelined-${i}`);
  const { bytes } = await exchange(server.port, ids.map(goodRequest).join(''), endsWith(ids.at(-1)!));
  expect(answersIn(bytes).map(({ headers }) => headers['x-request-id'])).toEqual(ids);
});

/** The last of many answers is there; to read all of them at each piece would take long. */
const endsWith = (id: string) => (bytes: Buffer) => {
  const tail = bytes.subarray(-2000);
  return tail.includes(`X-Request-Id: ${id}\r\n`) && tail.toString().endsWith('}');
};

it('hundreds who send slowly, or nothing, keep nobody waiting', async () => {
  const starts = ['', 'P', 'POST /pan-to-gst HTTP/1.1\r\nHost: loc', goodRequest('slow').slice(0, -5)];
  const all = await Promise.all(Array.from({ length: 400 }, () => open(server.port)));
  for (const [i, { socket }] of all.entries()) socket.write(starts[i % starts.length]!);
  await expectWell();
  for (const [i, { socket }] of all.entries()) if (i % 2 === 0) socket.write(' ');
  await expectWell();
  for (const { socket } of all) socket.destroy();
  await expectWell();
});

/** Sends bytes and, once the server has surely read them, says that there are no more; resolves with what came back. */
function send(bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(bytes);
      // Another connection is read after this one.
      expectWell().then(() => socket.end(), reject);
    });
    socket.on('data', (piece) => pieces.push(piece));
    // A server that refuses what it has not read to its end resets.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(pieces)));
  });
}

it('takes whatever comes, answers nothing twice, and goes on', fuzzTime, async () => {
  const property = fc.asyncProperty(spoilt, async (how) => {
    const answers = answersIn(await send(bytesOf(how)));
    const whole = answers.filter((answer) => answer.whole);
    const own = whole.map(({ headers }) => headers['x-request-id']).filter((id) => id?.startsWith('fuzz-'));
    expect(own.length).toBe(new Set(own).size);
    // The last may be the refusal of what stood behind them.
    expect(whole.length).toBeLessThanOrEqual(how.requests + 1);
    for (const { status, headers, body } of whole) {
      expect(status).toBeLessThan(500);
      expect(headers['x-request-id']).toMatch(/^[\w=.-]{1,128}$/);
      expect(JSON.parse(String(body)).internal_status_code).toBeGreaterThanOrEqual(101);
    }
  });
  await fc.assert(property, fuzz(150));
});
