import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startChild } from './child.mjs';
import { onPath } from './on-path.mjs';

const script = fileURLToPath(new URL('post.lua', import.meta.url));

/** Throws where wrk is missing and cannot be installed: root on Debian gets it from apt. */
export function requireWrk() {
  if (onPath('wrk')) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const stdio = ['ignore', 2, 2];
    spawnSync('apt-get', ['update', '-q'], { stdio });
    spawnSync('apt-get', ['install', '-qy', 'wrk'], {
      stdio,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (onPath('wrk')) return;
  }
  throw new Error(
    'wrk is not on PATH. Install it: `apt-get install wrk` on Debian and Ubuntu, `brew install wrk` on macOS.',
  );
}

/** Asks with 32 connections; resolves with what post.lua prints. Times are in microseconds. */
export async function wrk({ port, seconds, request }) {
  const { method, path, body, headers } = request;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const settings = ['-t1', '-c32', `-d${seconds}s`, '--timeout', '5s', '-s', script];
  const argv = ['wrk', ...settings, `http://127.0.0.1:${port}${path}`, '--', method, body ?? '', ...lines];
  const output = await outputOf(startChild(argv, { stdio: ['ignore', 'pipe', 2] }));
  const result = /^RESULT (.*)$/m.exec(output)?.[1];
  if (result === undefined) throw new Error(`wrk gave no result: ${output.trim()}`);
  return JSON.parse(result);
}

async function outputOf(child) {
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  return output;
}
