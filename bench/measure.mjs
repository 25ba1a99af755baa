import { megabytes } from './disk.mjs';
import { loadBeside, loadOnce } from './load.mjs';
import { baseline } from './scenarios.mjs';
import { createSeries } from './series.mjs';
import { startServer } from './server.mjs';

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
 * Rounds of load, each scenario beside the baseline, in an order that turns: no one is always first.
 * A peer that fails is left out from then on, and `lost` says why; a failure of any other ends it all.
 */
export async function measureLoads({ scenarios, rounds, seconds, warmup }, scratch) {
  const loads = createSeries(baseline);
  const other = scenarios.find(({ name }) => name === baseline);
  const lost = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const scenario of rotated(scenarios, round).filter(({ name }) => !lost.has(name))) {
      try {
        const load = scenario === other ? loadOnce : loadBeside;
        const sample = await load({ scenario, other, seconds, warmup }, scratch);
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

function sizes({ own, runtime }) {
  return { ownMb: megabytes(own), wholeMb: megabytes([...own, ...runtime]) };
}

export function rotated(rows, by) {
  const turn = by % rows.length;
  return [...rows.slice(turn), ...rows.slice(0, turn)];
}

/** On the error stream, so that the report can be piped. */
export function progress(line) {
  console.error(line);
}
