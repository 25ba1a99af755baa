import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { nodeServer } from '../../app/node-server.ts';
import { figure, rounds } from '../support/hardship.ts';
import { keepAsking } from '../support/load.ts';
import { open, rawPost } from '../support/raw.ts';
import { startServer } from '../support/server.ts';

const body = '{"pan_number":"ABCDE1234F"}';
const get = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const callers = 64;
const times = rounds(10);

it.each([
  ['on connections that are kept', false, {}],
  ['on a connection for each call', true, { Connection: 'close' }],
])('SIGTERM under load loses no call %s', { timeout: 60_000 }, async (how, fresh, headers) => {
  const sum = { calls: 0, slowest: 0 };
  for (let round = 0; round < times; round++) {
    const server = await startServer();
    const load = keepAsking(server.port, () => rawPost('/pan-to-gst', body, headers), { connections: callers, fresh });
    // Some callers still wait to be let in then, of whom Node takes one a turn.
    await wait(300);
    const { code, ms } = await server.stop();
    const { sent, lost, statuses } = await load.over;
    expect([code, lost, [...statuses], server.stderr()]).toEqual([0, 0, [[200, sent]], '']);
    expect(server.lines().filter((line) => line.includes('"outcome":101'))).toHaveLength(sent);
    sum.calls += sent;
    sum.slowest = Math.max(sum.slowest, ms);
  }
  figure(`${times} times SIGTERM, ${how} | calls`, sum.calls, '| lost', 0, '| ended within ms', sum.slowest);
});

it('SIGTERM leaves a moment to who is about to send the next call', async () => {
  const server = nodeServer(
    () => new Response('well'),
    () => new Response(),
  );
  const port = await server.listen(0, '127.0.0.1');
  const { socket, text } = await open(port);
  socket.write(get);
  await expect.poll(text, { interval: 5, timeout: 10_000 }).toContain('well');
  await server.admit();
  const drained = server.drain(8000);
  await wait(100);
  socket.write(get);
  await Promise.all([once(socket, 'close'), drained]);
  expect(text().match(/HTTP\/1\.1 200|Connection: [\w-]+|well/gi)).toEqual([
    ...['HTTP/1.1 200', 'Connection: keep-alive', 'well'],
    ...['HTTP/1.1 200', 'Connection: close', 'well'],
  ]);
});

it('SIGTERM leaves an answer to who reads it slowly', async () => {
  const answer = 'x'.repeat(50_000_000);
  const server = nodeServer(
    () => new Response(answer),
    () => new Response(),
  );
  const port = await server.listen(0, '127.0.0.1');
  const socket = connect(port, '127.0.0.1').pause();
  socket.write(get);
  await once(socket, 'readable');
  await server.admit();
  const drained = server.drain(8000);
  // Longer than an idle connection is kept.
  await wait(500);
  let bytes = 0;
  socket.on('data', (piece) => {
    bytes += piece.length;
  });
  await Promise.all([once(socket, 'close'), drained]);
  expect(bytes).toBeGreaterThan(answer.length);
});
