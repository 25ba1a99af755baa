import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { crowd } from '../../app/crowd.ts';
import { figure } from '../support/hardship.ts';
import { open, rawPost, sendRaw } from '../support/raw.ts';
import { startServer } from '../support/server.ts';
import { exchange, wholeAnswers } from '../support/wire.ts';

const body = '{"pan_number":"ABCDE1234F"}';
const ask = rawPost('/pan-to-gst', body);
/** How often to look, and how long on a machine that is busy elsewhere. */
const soon = { interval: 5, timeout: 10_000 };

it('more connections than files are cut at once, and those that are open are answered', async () => {
  const through = ['sh', '-c', 'ulimit -n 96 && exec "$0" "$@"'];
  const server = await startServer({ through });
  const { socket: kept, text } = await open(server.port);
  const answered = async (bytes: string, words: string) => {
    const before = text().length;
    kept.write(bytes);
    await expect.poll(() => text().slice(before), soon).toContain(words);
  };
  await answered(ask, '22ABCDE1234F1Z5');

  let cut = 0;
  const crowd: Socket[] = [];
  for (let i = 0; i < 200; i++) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    // A FIN is read by who reads.
    socket.resume().on('close', () => cut++);
    crowd.push(socket);
    await once(socket, 'connect');
  }
  await expect.poll(() => cut, soon).toBe(200 - 47);
  await answered(ask, '22ABCDE1234F1Z5');
  // What is read from files when it is first asked for, such as a vendor, has files left.
  const pan = '{"consent":"Y","pan":"AAACN0000A"}';
  await answered(rawPost('/karza/v2/pan', pan, { 'x-karza-key': 'my-secret-key-123' }), 'NAMUNA INK AND PAPER');
  await answered('GET /docs/swagger-ui-dist/swagger-ui.css HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 200 OK');
  expect(server.lines().filter((line) => line.includes('"connections are cut'))).toHaveLength(1);

  const since = performance.now();
  for (const socket of crowd) socket.destroy();
  const well = async () => (await exchange(server.port, ask, wholeAnswers(1))).bytes.length > 0;
  await expect.poll(well, soon).toBe(true);
  figure('files exhausted | connections taken', 48, 'of 201 | answered again after ms', performance.now() - since);
  expect((await sendRaw(server.port, ask)).status).toBe(200);
  kept.destroy();
  expect([(await server.stop()).code, server.stderr()]).toEqual([0, '']);
});

it.each([
  ['a usual limit', 1024, 1, 960],
  ['a small limit', 96, 1, 48],
  ['several ports', 1024, 4, 240],
  ['no limit', Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY],
])('%s leaves files for what is not a connection', (_name, files, servers, most) => {
  expect(crowd({ info: () => {} }, servers, files).maxConnections).toBe(most);
});
