import { megabytes } from './disk.mjs';
import { baseline } from './scenarios.mjs';
import { createSeries } from './series.mjs';
import { startServer } from './server.mjs';
import { wrk } from './wrk.mjs';
import { wrongAnswer } from './wrong-answer.mjs';

/** Start and idle memory of each scenario's server, spawned in turn. */
export async function measureStarts({ scenarios, spawns }, scratch) {
  const starts = createSeries(baseline);
  const firstOfEach = scenarios.filter(
    ({ server }, i) => i === scenarios.findIndex((other) => other.server === server),
  );
  for (let i = 0; i < spawns; i++) {
    for (const scenario of rotated(firstOfEach, i)) await startOnce(scenario, starts, scratch);
    progress(`start ${i + 1} of ${spawns}`);
  }
  return starts;
}

/** A peer that does not come to listen, such as on a port that it found taken, has one start less. */
async function startOnce(scenario, starts, scratch) {
  try {
    const server = await startServer(scenario, scratch);
    starts.add(scenario.server, { startMs: server.startMs, idleMb: server.residentMb(), ...sizes(server.disk) });
    await server.stop();
  } catch (error) {
    if (!scenario.isPeer) throw error;
    progress(`${scenario.name} did not start: ${error.message.split('\n')[0]}`);
  }
}

/**
 * Rounds of load, each scenario on a server of its own, in an order that turns: no one is always first.
 * A peer that fails is left out from then on, and `lost` says why; a failure of any other ends it all.
 */
export async function measureLoads({ scenarios, rounds, seconds, warmup }, scratch) {
  const loads = createSeries(baseline);
  const lost = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const scenario of rotated(scenarios, round).filter(({ name }) => !lost.has(name))) {
      try {
        const sample = await loadOnce({ scenario, seconds, warmup }, scratch);
        loads.add(scenario.name, sample);
        progress(`round ${round + 1} of ${rounds}, ${scenario.name}: ${perSecond(sample)}`);
      } catch (error) {
        if (!scenario.isPeer) throw error;
        lost.set(scenario.name, `Left out from round ${round + 1} on: ${error.message}`);
      }
    }
  }
  return { loads, lost: [...lost.values()] };
}

export function perSecond({ requestsPerSecond }) {
  return `${Math.round(requestsPerSecond)} requests/s`;
}

/** One scenario on a server of its own: start, warm-up, load. */
export async function loadOnce({ scenario, seconds, warmup }, scratch) {
  const server = await startServer(scenario, scratch);
  const { startMs } = server;
  const idleMb = server.residentMb();
  try {
    return { startMs, idleMb, ...(await load({ server, scenario, seconds, warmup })) };
  } finally {
    await server.stop();
  }
}

async function load({ server, scenario, seconds, warmup }) {
  const { port } = server;
  const { request, connections } = scenario;
  await scenario.prepare?.(port);
  await wrk({ port, seconds: warmup, request, connections });
  await mustBeGood(port, scenario);
  const before = server.cpuSeconds();
  const result = await wrk({ port, seconds, request, connections });
  const cpuSeconds = server.cpuSeconds() - before;
  const loadedMb = server.residentMb();
  await mustBeGood(port, scenario);
  mustBeClean(result, scenario);
  return { ...timesOf(result, cpuSeconds), loadedMb };
}

function sizes({ own, runtime }) {
  return { ownMb: megabytes(own), wholeMb: megabytes([...own, ...runtime]) };
}

function timesOf({ requests, microseconds, p50, p99, p999 }, cpuSeconds) {
  return {
    requestsPerSecond: (requests / microseconds) * 1e6,
    p50: p50 / 1e3,
    p99: p99 / 1e3,
    p999: p999 / 1e3,
    cpuPerRequest: (cpuSeconds * 1e6) / requests,
    coreShare: (cpuSeconds * 1e6) / microseconds,
  };
}

async function mustBeGood(port, scenario) {
  const wrong = await wrongAnswer(port, scenario);
  if (wrong !== undefined) throw new Error(wrong);
}

/** Holds the answers that nobody read to their status: wrk counts those from 400 on, which for a refusal are all. */
export function mustBeClean({ requests, e_status, e_socket, e_timeout }, { name, expects }) {
  const wrong = expects.status < 400 ? e_status : requests - e_status;
  if (wrong === 0 && e_socket === 0 && e_timeout === 0) return;
  const counts = `${wrong} wrong statuses, ${e_socket} socket errors, ${e_timeout} timeouts`;
  throw new Error(`${name} was answered wrongly under load: ${counts} in ${requests} requests.`);
}

export function rotated(rows, by) {
  const turn = by % rows.length;
  return [...rows.slice(turn), ...rows.slice(0, turn)];
}

/** On the error stream, so that the report can be piped. */
export function progress(line) {
  console.error(line);
}
