import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { figure, residentMb } from '../support/hardship.ts';
import { rawPost } from '../support/raw.ts';
import { startServer } from '../support/server.ts';
import { exchange, wholeAnswers } from '../support/wire.ts';

const body = '{"pan_number":"ABCDE1234F"}';
const ask = (id: string) => rawPost('/pan-to-gst', body, { 'X-Request-Id': id });

/** The ids of calls in a log of whole lines. */
function idsIn(text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line) => (JSON.parse(line) as { id?: string }).id ?? []);
}

it('a log that nobody reads takes a bounded memory, and stops neither calls nor the end', async ({
  onTestFinished,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'namuna-log-'));
  const pipe = join(dir, 'log');
  execFileSync('mkfifo', [pipe]);
  const reader = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const through = ['sh', '-c', `exec "$0" "$@" >${pipe}`];
  const server = await startServer({ through, port: await freePort() });
  onTestFinished(async () => {
    await server.stop('SIGKILL');
    closeSync(reader);
    rmSync(dir, { recursive: true });
  });
  // A line of some 450 bytes.
  const many = Array.from({ length: 500 }, (_, i) => ask(`${i}-`.padEnd(128, 'x'))).join('');
  const told = () => server.stderr() === 'The log cannot be written (it is not read). Calls are answered all the same.';
  let calls = 0;
  for (; !told() && calls < 50_000; calls += 500) {
    const last = `X-Request-Id: ${'499-'.padEnd(128, 'x')}`;
    await exchange(server.port, many, (bytes) => bytes.subarray(-1000).includes(last));
  }
  expect(told()).toBe(true);
  const resident = existsSync('/proc') ? residentMb(readFileSync(`/proc/${server.pid}/status`, 'utf8')) : 0;
  figure('nobody reads the log | calls until lines are lost', calls, '| MB then', resident);

  // Whoever reads again has the oldest, and is told how many lines are lost.
  const accounted = (text: string) => {
    const lost = [...text.matchAll(/"lines":(\d+),"msg":"log lines were lost"/g)].map(([, lines]) => Number(lines));
    return lost.length > 0 && idsIn(text).length + lost.reduce((sum, lines) => sum + lines) === calls;
  };
  expect(accounted(await readUntil(accounted, reader))).toBe(true);

  await exchange(server.port, ask('the-last'), wholeAnswers(1));
  const { code, ms } = await server.stop();
  expect([code, ms < 3000]).toEqual([0, true]);
});

/** Reads all that is there, until it is enough. */
async function readUntil(enough: (text: string) => boolean, file: number): Promise<string> {
  const piece = Buffer.alloc(65_536);
  let text = '';
  for (const since = performance.now(); performance.now() - since < 10_000; ) {
    try {
      text += piece.toString('utf8', 0, readSync(file, piece));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      if (enough(text)) break;
      await wait(20);
    }
  }
  return text;
}
