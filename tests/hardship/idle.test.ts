import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { figure, residentMb } from '../support/hardship.ts';
import { keepAsking } from '../support/load.ts';
import { rawPost, sendRaw } from '../support/raw.ts';
import { startServer } from '../support/server.ts';

const ask = rawPost('/pan-to-gst', '{"pan_number":"ABCDE1234F"}');
const wanted = 10_000;
/** Connections that are opened at a time, fewer than a listener's queue holds. */
const batch = 250;

interface Report {
  userLimits: { open_files: { soft: number | 'unlimited' } };
}
const { soft } = (process.report!.getReport() as unknown as Report).userLimits.open_files;
// Each is a file here and one there, and both have others.
const count = soft === 'unlimited' ? wanted : Math.min(wanted, soft - 500);

it.runIf(existsSync('/proc/self/status'))('ten thousand idle connections keep nobody waiting', async () => {
  const server = await startServer();
  const resident = () => residentMb(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
  for (let i = 0; i < 500; i++) await sendRaw(server.port, ask);
  const before = resident();
  const alone = await some(server.port);

  const idle: Socket[] = [];
  // Every other one has been answered before; the rest have never said a word.
  while (idle.length < count) {
    const sockets = Array.from({ length: Math.min(batch, count - idle.length) }, () =>
      connect(server.port, '127.0.0.1'),
    );
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const asked = sockets.filter((_, i) => i % 2 === 0);
    for (const socket of asked) socket.write(ask);
    await Promise.all(asked.map((socket) => once(socket, 'data')));
    idle.push(...sockets);
    // A connection that is newer than these is answered when these have been taken.
    await sendRaw(server.port, ask);
  }
  const during = resident();
  const crowded = await some(server.port);
  expect(idle.filter((socket) => socket.destroyed)).toEqual([]);

  const since = performance.now();
  for (const socket of idle) socket.destroy();
  await sendRaw(server.port, ask);
  const gone = performance.now() - since;
  await wait(500);
  const why = count < wanted ? `, since this process may open no more than ${soft} files` : '';
  figure(`${count} idle connections${why} | MB before`, before, '| with them', during, '| after', resident());
  figure('  calls meanwhile', crowded.sent, '| lost', crowded.lost, '| slowest ms', crowded.slowest);
  figure('  slowest ms without them', alone.slowest, '| all gone after ms', gone);
  expect([crowded.lost, [...crowded.statuses]]).toEqual([0, [[200, crowded.sent]]]);
  // Some 10 KB each.
  expect(during - before).toBeLessThan(250);
  expect([(await server.stop()).code, server.stderr()]).toEqual([0, '']);
});

/** What callers see in a second. */
async function some(port: number) {
  const load = keepAsking(port, () => ask, { connections: 8 });
  await wait(1000);
  return load.stop();
}
