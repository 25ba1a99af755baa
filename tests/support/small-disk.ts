import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk in memory, which only a process that is started through `through` sees; it is gone with the test. */
export interface SmallDisk {
  /** Command before a command that is to see it. */
  through: string[];
  /** Where such a process finds it. */
  dir: string;
  /** Where this process does. */
  here: string;
  fill(): void;
  /** Takes away what filled it. */
  makeRoom(): void;
  turn(mode: 'ro' | 'rw'): void;
  close(): Promise<void>;
}

/** Undefined where this user may not have one of its own, as the line says that is printed then. */
export async function smallDisk(kilobytes: number): Promise<SmallDisk | undefined> {
  const root = process.getuid?.() === 0;
  const dir = mkdtempSync(join(tmpdir(), 'namuna-disk-'));
  const mount = `mount -t tmpfs -o size=${kilobytes}k tmpfs ${dir} && echo mounted && exec cat`;
  // It lives as long as its input, which closes even when the test is killed.
  const holder = spawn('unshare', [root ? '-m' : '-rm', 'sh', '-c', mount], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(holder, 'close').catch(() => {});
  const why: string[] = [];
  holder.on('error', ({ message }) => why.push(message));
  holder.stderr.on('data', (text) => why.push(String(text).trim()));
  await Promise.race([once(holder.stdout, 'data'), ended]);
  if (holder.exitCode !== null || holder.pid === undefined) {
    rmdirSync(dir);
    console.log(`Skipped: what needs a disk of its own. ${why.join(' ')}`);
    return undefined;
  }
  const enter = root ? ['-m'] : ['-U', '-m', '--preserve-credentials'];
  const through = ['nsenter', '-t', String(holder.pid), ...enter, '--'];
  const here = `/proc/${holder.pid}/root${dir}`;
  const filler = join(here, '.filler');
  return {
    ...{ through, dir, here },
    fill: () => fill(filler),
    makeRoom: () => rmSync(filler),
    turn(mode) {
      const [command = '', ...args] = [...through, 'mount', '-o', `remount,${mode}`, dir];
      execFileSync(command, args);
    },
    async close() {
      holder.stdin.end();
      await ended;
      rmdirSync(dir);
    },
  };
}

/** Writes until there is no room for another page. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4096));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
