import { closedLoop } from './soak-load.mjs';
import { createWorld } from './soak-world.mjs';

/** Of its capacity the server gets half, but no more than this share of what went through while it was found. */
const share = 0.5;
const mostSent = 0.6;
const clients = 48;
const seconds = { warmUp: 3, measured: 8 };

/** What a server can do, by the processor time of an errand, since errands also wait; and the rate that is half of it. */
export async function findCapacity(server, seed) {
  const { runner, ledger, leave } = await createWorld(server.port, seed);
  // So that whatever is loaded late is there.
  await runner.each();
  await closedLoop(runner, { clients, seconds: seconds.warmUp });
  const [cpu, calls] = [server.cpuSeconds(), ledger.calls()];
  const { done, took } = await closedLoop(runner, { clients, seconds: seconds.measured });
  const capacity = done / (server.cpuSeconds() - cpu);
  const called = (ledger.calls() - calls) / done;
  await leave();
  const sent = done / took;
  return { capacity, called, sent, rate: Math.min(share * capacity, mostSent * sent) };
}
