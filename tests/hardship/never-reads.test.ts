import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { figure } from '../support/hardship.ts';
import { rawPost, sendRaw } from '../support/raw.ts';
import { startServer } from '../support/server.ts';

const ask = rawPost('/pan-to-gst', '{"pan_number":"ABCDE1234F"}');
const largest = 'GET /docs/swagger-ui-dist/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n';

it('clients that never read hold up the end for eight seconds, and no longer', async () => {
  const server = await startServer();
  const sockets = Array.from({ length: 20 }, () => connect(server.port, '127.0.0.1').pause());
  for (const socket of sockets) socket.on('error', () => {}).write(largest.repeat(20));
  await Promise.all(sockets.map((socket) => once(socket, 'readable')));
  expect((await sendRaw(server.port, ask)).status).toBe(200);
  const { code, signal, ms } = await server.stop();
  figure('SIGTERM with clients that never read | ended after ms', ms);
  expect([code, signal, server.stderr()]).toEqual([0, null, '']);
  expect(ms).toBeGreaterThan(7900);
  // Docker kills after ten.
  expect(ms).toBeLessThan(9500);
  for (const socket of sockets) socket.destroy();
});
