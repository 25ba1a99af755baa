import { createInterface } from 'node:readline';
import { startChild } from './child.mjs';
import { onPath } from './on-path.mjs';
import { freePort } from './port.mjs';

let started;

/** The URL of a throw-away Redis, which is started when somebody first asks. */
export function redisUrl() {
  started ??= start();
  return started;
}

async function start() {
  const command = ['redis-server', 'valkey-server'].find(onPath);
  if (!command) throw new Error('redis-server is not on PATH. Install it: `apt-get install redis-server`.');
  const port = await freePort();
  const argv = [command, '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = startChild(argv, { stdio: ['ignore', 'pipe', 2] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Ready to accept connections')) break;
  }
  child.stdout.resume();
  child.unref();
  return `redis://127.0.0.1:${port}`;
}
