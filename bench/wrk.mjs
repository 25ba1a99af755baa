import { fileURLToPath } from 'node:url';
import { aptInstall } from './apt.mjs';
import { startChild } from './child.mjs';
import { onPath } from './on-path.mjs';

const script = fileURLToPath(new URL('post.lua', import.meta.url));

/** Throws where wrk is missing and cannot be installed: root on Debian gets it from apt. */
export function requireWrk() {
  if (onPath('wrk')) return;
  aptInstall('wrk');
  if (onPath('wrk')) return;
  throw new Error(
    'wrk is not on PATH. Install it: `apt-get install wrk` on Debian and Ubuntu, `brew install wrk` on macOS.',
  );
}

/** Asks with 32 connections, or as many as are wanted; resolves with what post.lua prints. Times are in microseconds. */
export async function wrk({ port, seconds, request, connections = 32 }) {
  const { method, path, body, headers } = request;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const settings = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '5s', '-s', script];
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
