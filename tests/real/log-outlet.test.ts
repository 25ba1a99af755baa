import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { rawPost, sendRaw } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';
import { smallDisk } from '../support/small-disk.ts';

const body = '{"pan_number":"ABCDE1234F"}';
const soon = { timeout: 10_000, interval: 20 };
const ask = (id: string) => rawPost('/pan-to-gst', body, { 'X-Request-Id': id });
const full = /^The log cannot be written \(ENOSPC: [^\n]*\)\. Calls are answered all the same\.$/;

/** A server whose log goes where the shell's redirection says. */
async function start(to: string, through: string[] = []): Promise<Server> {
  return startServer({ through: [...through, 'sh', '-c', `exec "$0" "$@" ${to}`], port: await freePort() });
}

async function call({ port }: Server, id: string): Promise<void> {
  expect((await sendRaw(port, ask(id))).status).toBe(200);
}

/** The ids of calls in a log of whole lines. */
function idsIn(text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line) => (JSON.parse(line) as { id?: string }).id ?? []);
}

const disk = await smallDisk(256);

it.skipIf(!disk)('a log on a disk that fills up is whole once there is room again', async ({ onTestFinished }) => {
  onTestFinished(() => disk!.close());
  const server = await start(`>>${disk!.dir}/log`, disk!.through);
  onTestFinished(async () => void (await server.stop('SIGKILL')));
  const logged = () => idsIn(readFileSync(join(disk!.here, 'log'), 'utf8'));
  await call(server, 'before');
  await expect.poll(logged, soon).toEqual(['before']);
  disk!.fill();
  // What is left of the last page takes some.
  const ids = Array.from({ length: 100 }, (_, i) => `full-${i}`);
  for (const id of ids) await call(server, id);
  await expect.poll(() => server.stderr(), soon).toMatch(full);
  disk!.makeRoom();
  await call(server, 'after');
  await expect.poll(logged, soon).toEqual(['before', ...ids, 'after']);
  expect((await server.stop()).code).toBe(0);
  expect(server.stderr()).toMatch(full);
});

it.runIf(existsSync('/dev/full'))('a log that can never be written stops neither calls nor the end', async () => {
  const server = await start('>/dev/full');
  for (let i = 0; i < 10; i++) await call(server, `${i}`);
  const { code, ms } = await server.stop();
  expect([code, ms < 3000]).toEqual([0, true]);
  expect(server.stderr()).toMatch(full);
});
