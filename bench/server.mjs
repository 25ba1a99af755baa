import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endChild, hasEnded, startChild } from './child.mjs';
import { pinServer } from './pinning.mjs';
import { freePort } from './port.mjs';
import { servers } from './servers.mjs';
import { cpuSeconds, residentMb } from './usage.mjs';
import { wrongAnswer } from './wrong-answer.mjs';

/** Long enough for a million records, and for a peer on a machine that is busy. */
const readyMs = 120_000;
const pollMs = 2;

/** Starts the scenario's server; resolves at its first good answer, `startMs` after the spawn. */
export async function startServer(scenario, scratch) {
  const port = await freePort();
  const { argv, env, disk, cwd } = await servers.get(scenario.server)({ port, built: scratch });
  const more = await scenario.env?.(scratch);
  const log = join(scratch, `${scenario.server}.log`);
  const output = openSync(log, 'w');
  const spawnedAt = performance.now();
  // Nothing is inherited but PATH: NODE_OPTIONS and npm's variables would be measured along.
  const child = startChild(pinServer(argv), {
    env: { PATH: process.env.PATH, ...env, ...more },
    cwd,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  try {
    await ready({ child, port, scenario, log });
  } catch (error) {
    await endChild(child);
    throw error;
  }
  return {
    port,
    pid: child.pid,
    startMs: performance.now() - spawnedAt,
    disk,
    residentMb: () => residentMb(child.pid),
    cpuSeconds: () => cpuSeconds(child.pid),
    async stop() {
      await endChild(child);
      rmSync(log);
    },
  };
}

async function ready({ child, port, scenario, log }) {
  const deadline = performance.now() + readyMs;
  let wrong;
  while (performance.now() < deadline) {
    if (hasEnded(child))
      throw new Error(`${scenario.server} (${child.spawnargs.join(' ')}) ended before it answered: ${tail(log)}`);
    wrong = await wrongAnswer(port, scenario);
    if (wrong === undefined) return;
    await sleep(pollMs);
  }
  throw new Error(`${scenario.server} was not ready after ${readyMs} ms: ${wrong}`);
}

function tail(log) {
  return readFileSync(log, 'utf8').slice(-1000).trim();
}
