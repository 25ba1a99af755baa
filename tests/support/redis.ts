import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@redis/client';
import { inject } from 'vitest';

/** Ends the server with its test, however that one ends: this pipe closes even when the test is killed. */
const keeper = `
const server = require('node:child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: ['ignore', 1, 2] });
console.log('pid ' + server.pid);
server.on('exit', () => process.exit());
process.stdin.on('end', () => server.kill('SIGKILL')).resume();`;

export interface Redis {
  url: string;
  /** Resolves once the signal is sent, and for SIGKILL once the server is gone. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): Promise<void>;
  /** The answer to one command. */
  ask(...command: string[]): Promise<unknown>;
  /** Begins anew, with nothing in it, on the same port; it has been killed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A throw-away server, which keeps nothing on a disk. */
export async function startRedis({ password = '' } = {}): Promise<Redis> {
  const dir = mkdtempSync(join(tmpdir(), 'namuna-redis-'));
  const options = ['--save', '', '--appendonly', 'no', '--dir', dir, ...(password ? ['--requirepass', password] : [])];
  let running = await onSomePort(options);
  let asker: Awaited<ReturnType<typeof connect>> | undefined;
  const { port } = running;
  const url = `redis://${password ? `:${encodeURIComponent(password)}@` : ''}127.0.0.1:${port}`;
  return {
    url,
    async ask(...command) {
      // Kept, since another client of other options makes the package build all its commands anew.
      if (!asker?.isReady) asker = await connect(url);
      return asker.sendCommand(command);
    },
    async signal(signal) {
      process.kill(running.pid, signal);
      if (signal === 'SIGKILL') await running.closed;
    },
    async restart() {
      running = await start(port, options);
    },
    async stop() {
      asker?.destroy();
      running.keeper.stdin!.end();
      await running.closed;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function connect(url: string) {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  return client.on('error', () => {}).connect();
}

interface Running {
  keeper: ChildProcess;
  port: number;
  pid: number;
  closed: Promise<unknown>;
}

/** Below the ports that the system gives to clients: one that calls a dead port among those can meet itself. */
async function onSomePort(options: string[]): Promise<Running> {
  for (let tries = 1; ; tries++) {
    try {
      return await start(20_000 + Math.floor(Math.random() * 12_000), options);
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}

/** Rejects with the server's words where it does not come to listen. */
async function start(port: number, options: string[]): Promise<Running> {
  const server = [inject('parts').redis!, '--port', String(port), '--bind', '127.0.0.1', ...options];
  const child = spawn(process.execPath, ['-e', keeper, '--', ...server], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const lines: string[] = [];
  // The two write to one pipe, and either line can be the first.
  const ready = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const pid = lines.find((told) => told.startsWith('pid '))?.slice(4);
      if (pid && lines.some((told) => told.includes('Ready to accept connections'))) resolve(Number(pid));
    });
  });
  const ended = closed.then(() => Promise.reject(new Error(`Redis ended. ${lines.join('\n')}`)));
  const pid = await Promise.race([ready, ended]);
  return { keeper: child, port, pid, closed };
}
