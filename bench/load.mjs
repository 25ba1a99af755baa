import { startServer } from './server.mjs';
import { median } from './soak-fit.mjs';
import { wrk } from './wrk.mjs';
import { wrongAnswer } from './wrong-answer.mjs';

/** One scenario on a server of its own: start, warm-up, load. */
export async function loadOnce({ scenario, seconds, warmup }, scratch) {
  const [sample] = await loadInTurn({ scenarios: [scenario], slices: 1, seconds, warmup }, scratch);
  return sample;
}

/**
 * A scenario and another one, each on a server of its own, in slices of a second and in turn, so that both meet the same
 * machine: the sample of the one, with that of the other as `beside`.
 */
export async function loadBeside({ scenario, other, seconds, warmup }, scratch) {
  const both = { scenarios: [scenario, other], slices: seconds, seconds: 1, warmup };
  const [sample, beside] = await loadInTurn(both, scratch);
  return { ...sample, beside };
}

async function loadInTurn({ scenarios, slices, seconds, warmup }, scratch) {
  const running = [];
  try {
    for (const scenario of scenarios) running.push(await begin(scenario, warmup, scratch));
    for (let i = 0; i < slices; i++) {
      for (const one of i % 2 === 0 ? running : running.toReversed()) one.slices.push(await slice(one, seconds));
    }
    return await Promise.all(running.map(end));
  } finally {
    for (const { server } of running) await server.stop();
  }
}

async function begin(scenario, warmup, scratch) {
  const server = await startServer(scenario, scratch);
  const idleMb = server.residentMb();
  try {
    await scenario.prepare?.(server.port);
    await wrk({ ...loadOf({ server, scenario }), seconds: warmup });
    await mustBeGood(server.port, scenario);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { server, scenario, idleMb, slices: [] };
}

async function slice({ server, scenario }, seconds) {
  const before = server.cpuSeconds();
  const result = await wrk({ ...loadOf({ server, scenario }), seconds });
  mustBeClean(result, scenario);
  return { ...result, cpuSeconds: server.cpuSeconds() - before };
}

const loadOf = ({ server: { port }, scenario: { request, connections } }) => ({ port, request, connections });

async function end({ server, scenario, idleMb, slices }) {
  const loadedMb = server.residentMb();
  await mustBeGood(server.port, scenario);
  return { startMs: server.startMs, idleMb, loadedMb, ...timesOf(slices) };
}

/** Of the waits the median of the slices'. */
function timesOf(slices) {
  const sum = (name) => slices.reduce((total, one) => total + one[name], 0);
  const wait = (name) => median(slices.map((one) => one[name])) / 1e3;
  return {
    requestsPerSecond: (sum('requests') / sum('microseconds')) * 1e6,
    ...{ p50: wait('p50'), p99: wait('p99'), p999: wait('p999') },
    cpuPerRequest: (sum('cpuSeconds') * 1e6) / sum('requests'),
    coreShare: (sum('cpuSeconds') * 1e6) / sum('microseconds'),
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
