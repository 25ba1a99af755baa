import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from './soak-client.mjs';
import { maxDelayMs } from './soak-server.mjs';
import { admin } from './soak-standing.mjs';

/** How long leftovers are waited for, which is longer than any call is held. */
const patienceMs = maxDelayMs + 12_000;
const pauseMs = 500;

/** What is open and busy once nobody is there and nothing stands: waited for until it is as it was before, or as a moment ago. */
export async function quiet(server, before) {
  await reset(server.port);
  const look = async () => ({ files: server.openFiles(), busy: await server.busy() });
  const start = performance.now();
  for (let last = before; ; ) {
    const now = await look();
    if (last !== undefined && isLike(now, last)) return now;
    if (performance.now() - start > patienceMs) return now;
    last = before ?? now;
    await sleep(pauseMs);
  }
}

async function reset(port) {
  const { send, close } = createClient(port);
  const { status } = await send(admin('POST', '/reset'));
  if (status !== 200) throw new Error(`A reset was answered ${status}.`);
  close();
}

function isLike(now, before) {
  const shown = ({ files, busy: { resources, objects } }) => JSON.stringify([files, resources, objects]);
  return shown(now) === shown(before);
}
