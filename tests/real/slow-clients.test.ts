import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figure, residentMb } from '../support/hardship.ts';
import { type InProcessServer, startInProcess } from '../support/in-process-server.ts';
import { open, rawPost, sendRaw } from '../support/raw.ts';
import { startServer } from '../support/server.ts';
import { answersIn } from '../support/wire.ts';

const path = '/pan-to-gst';
const body = '{"pan_number":"ABCDE1234F"}';
const whole = rawPost(path, body);
const untilBody = whole.slice(0, -body.length);

describe('a slow client', () => {
  /** A hundredth of what stands in app/node-server.ts, and less. */
  const bounds = { headersTimeout: 200, requestTimeout: 400, keepAliveTimeout: 20, connectionsCheckingInterval: 20 };
  let server: InProcessServer;
  beforeAll(async () => {
    server = await startInProcess({}, bounds);
  });
  afterAll(() => server?.drain(1000));

  /** Sends the first at once, then a piece every 20 ms until the server ends it; resolves with what came back, and when. */
  function send(first: string, piece?: string): Promise<{ statuses: number[]; ms: number }> {
    return new Promise((resolve) => {
      let dripping: NodeJS.Timeout | undefined;
      let since = 0;
      const pieces: Buffer[] = [];
      const socket = connect(server.port, '127.0.0.1', () => {
        since = performance.now();
        socket.write(first);
        if (piece !== undefined) dripping = setInterval(() => socket.write(piece), 20);
      });
      socket.on('data', (bytes) => pieces.push(bytes));
      // What it goes on sending meets a closed door.
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(dripping);
        const statuses = answersIn(Buffer.concat(pieces)).map(({ status }) => status);
        resolve({ statuses, ms: performance.now() - since });
      });
    });
  }

  it.each<[name: string, first: string, piece: string | undefined, statuses: number[], ms: [number, number]]>([
    ['says nothing', '', undefined, [408], [200, 1000]],
    ['sends half a request line', 'POST /pan-to', undefined, [408], [200, 1000]],
    ['sends a line’s byte now and then', 'POST /', 'x', [408], [200, 1000]],
    ['sends a header now and then', 'GET /health HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n', [408], [200, 1000]],
    ['sends half a body', whole.slice(0, -5), undefined, [408], [400, 1000]],
    ['sends a byte of its body now and then', untilBody, ' ', [408], [400, 1000]],
    ['is answered, and says nothing more', whole, undefined, [200], [20, 2000]], // To which Node adds a second.
    ['is answered, and begins another', `${whole}POST /`, undefined, [200, 408], [200, 1000]],
  ])('that %s is cut in time', async (_name, first, piece, statuses, [least, most]) => {
    const slow = send(first, piece);
    expect((await sendRaw(server.port, whole)).status).toBe(200);
    const told = await slow;
    expect([told.statuses, told.ms > least - 15, told.ms < most]).toEqual([statuses, true, true]);
  });

  it('that is slow, but not too slow, is answered', async () => {
    const { socket, text } = await open(server.port);
    for (const piece of [whole.slice(0, 20), whole.slice(20, -5), whole.slice(-5)]) {
      socket.write(piece);
      await wait(40);
    }
    await expect.poll(text, { interval: 5, timeout: 10_000 }).toContain('22ABCDE1234F1Z5');
    socket.destroy();
  });

  it('is told in the log', () => {
    const cut = server.lines.filter(({ status }) => status === 408);
    expect(cut.map(({ outcome, by }) => [outcome, by])).toEqual(Array(7).fill([108, 'http']));
  });
});

describe('a client that never reads', () => {
  const largest = 'GET /docs/swagger-ui-dist/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n';

  it('our largest file, asked for a thousand times, keeps one copy of it in memory', async () => {
    const server = await startServer();
    const resident = () => residentMb(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
    await (await fetch(`${server.url}/docs/swagger-ui-dist/swagger-ui-bundle.js`)).arrayBuffer();
    const before = resident();
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.write(largest.repeat(1000));
    let most = 0;
    for (let i = 0; i < 10; i++) {
      await wait(100);
      expect((await sendRaw(server.port, whole)).status).toBe(200);
      most = Math.max(most, resident());
    }
    figure('never reads | MB before', before, '| at most', most);
    // A thousand copies would be 1600 MB.
    expect(most - before).toBeLessThan(200);
    socket.destroy();
    expect(await server.stop()).toMatchObject({ code: 0 });
  });
});
