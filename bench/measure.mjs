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
    for (const scenario of rotated(firstOfEach, i)) {
      const server = await startServer(scenario, scratch);
      starts.add(scenario.server, { startMs: server.startMs, idleMb: server.residentMb() });
      await server.stop();
    }
    progress(`start ${i + 1} of ${spawns}`);
  }
  return starts;
}

/** Rounds of load, each scenario on a server of its own, in an order that turns: no one is always first. */
export async function measureLoads({ scenarios, rounds, seconds, warmup }, scratch) {
  const loads = createSeries(baseline);
  for (let round = 0; round < rounds; round++) {
    for (const scenario of rotated(scenarios, round)) {
      const sample = await loadOnce({ scenario, seconds, warmup }, scratch);
      loads.add(scenario.name, sample);
      progress(`round ${round + 1} of ${rounds}, ${scenario.name}: ${Math.round(sample.requestsPerSecond)} requests/s`);
    }
  }
  return loads;
}

async function loadOnce({ scenario, seconds, warmup }, scratch) {
  const server = await startServer(scenario, scratch);
  const { port } = server;
  await scenario.prepare?.(port);
  await wrk({ port, seconds: warmup, request: scenario.request });
  await mustBeGood(port, scenario);
  const before = server.cpuSeconds();
  const result = await wrk({ port, seconds, request: scenario.request });
  const cpuSeconds = server.cpuSeconds() - before;
  const loadedMb = server.residentMb();
  await mustBeGood(port, scenario);
  mustBeClean(result, scenario);
  await server.stop();
  return { ...timesOf(result, cpuSeconds), loadedMb };
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
function mustBeClean({ requests, e_status, e_socket, e_timeout }, { name, expects }) {
  const wrong = expects.status < 400 ? e_status : requests - e_status;
  if (wrong === 0 && e_socket === 0 && e_timeout === 0) return;
  const counts = `${wrong} wrong statuses, ${e_socket} socket errors, ${e_timeout} timeouts`;
  throw new Error(`${name} was answered wrongly under load: ${counts} in ${requests} requests.`);
}

function rotated(rows, by) {
  const turn = by % rows.length;
  return [...rows.slice(turn), ...rows.slice(0, turn)];
}

/** On the error stream, so that the report can be piped. */
function progress(line) {
  console.error(line);
}
