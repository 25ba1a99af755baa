// Mixed traffic at half of what the server can do, for a long time: `npm run soak -- [--minutes 20] [--seed 1] [--image]`.
// Exit code 1 where something grew, slowed down, was left open, or answered as nobody asked.
import { build } from './build.mjs';
import { machine } from './machine.mjs';
import { readValues } from './options.mjs';
import { pinning } from './pinning.mjs';
import { createScratch } from './scratch.mjs';
import { findCapacity } from './soak-capacity.mjs';
import { judge } from './soak-checks.mjs';
import { createClient } from './soak-client.mjs';
import { openLoop } from './soak-load.mjs';
import { quiet } from './soak-quiet.mjs';
import { progress, report } from './soak-report.mjs';
import { startSoakServer } from './soak-server.mjs';
import { warmUp } from './soak-warm-up.mjs';
import { scrape } from './soak-watchers.mjs';
import { createWorld } from './soak-world.mjs';

const windows = 60;
const toldEach = 6;
const sampleMs = 1000;
/** How long the server may take to warm up, as a share of the run. */
const warmUpShare = 0.5;

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => process.exit(code));
}
try {
  process.exit(
    (await main(readValues({ minutes: '20', seed: '1' }, { image: { type: 'boolean', default: false } }))) ? 0 : 1,
  );
} catch (error) {
  console.error(`soak: ${error.message}`);
  // A server that is still up would keep the process alive.
  process.exit(1);
}

/** Whether all holds. */
async function main({ minutes, seed, image }) {
  const about = machine({}, pinning().replace('wrk', 'clients')).filter((line) => !line.startsWith('Load'));
  const scratch = createScratch();
  build(scratch);
  const server = await startSoakServer(scratch, { image });
  const capacity = await findCapacity(server, seed + 1);
  // To look throws away some of what is compiled, so it comes before the warm-up.
  const before = await quiet(server);
  const warm = await warmUp(server, { seed: seed + 2, rate: capacity.rate, mostSeconds: minutes * 60 * warmUpShare });
  const run = await soak(server, { seconds: minutes * 60, seed, rate: capacity.rate });
  const after = await quiet(server, before);
  server.log.read();
  const log = server.log.told;
  const checks = judge({ ...run, log, before, after, series: await scrape(createClient(server.port).send) });
  console.log(report({ about, capacity, warm, run, log, checks }));
  await server.stop();
  return checks.every(({ holds }) => holds);
}

async function soak(server, { seconds, seed, rate }) {
  const { runner, ledger, watched, leave } = await createWorld(server.port, seed);
  const [start, cpu] = [performance.now(), server.cpuSeconds()];
  const samples = [];
  const sampling = setInterval(() => {
    samples.push([(performance.now() - start) / 60_000, server.residentMb(), server.codeMb()]);
    server.log.read();
  }, sampleMs);
  const windowing = setInterval(
    () => {
      ledger.closeWindow();
      server.log.punch();
      if (ledger.windows.length % toldEach === 0) console.log(progress(ledger, samples));
    },
    (seconds * 1000) / windows,
  );
  const { begun, latest } = await openLoop(runner, { rate, seconds });
  const core = (server.cpuSeconds() - cpu) / seconds;
  for (const timer of [sampling, windowing]) clearInterval(timer);
  await leave();
  return { ledger, samples, watched, begun, latest, core, seconds };
}
