// Measures Namuna beside the least that could do its job: `npm run bench -- [--seconds 5] [--rounds 5] [--only refusal]`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { machine } from './machine.mjs';
import { measureLoads, measureStarts } from './measure.mjs';
import { readOptions } from './options.mjs';
import { pinning } from './pinning.mjs';
import { report } from './report.mjs';
import { createScratch } from './scratch.mjs';
import { requireWrk } from './wrk.mjs';

// The way out by a signal is an exit like any other, so that what was started and written is cleared away.
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => process.exit(code));
}

try {
  const options = readOptions();
  requireWrk();
  const scratch = createScratch();
  build(scratch);
  const about = machine(options, pinning());
  const starts = await measureStarts(options, scratch);
  const loads = await measureLoads(options, scratch);
  const text = report({ options, about, loads, starts });
  console.log(text);
  writeFileSync(fileURLToPath(new URL('results.md', import.meta.url)), text);
  // A Redis that is still up would keep the process alive.
  process.exit(0);
} catch (error) {
  console.error(`bench: ${error.message}`);
  // A server that is still up would keep the process alive.
  process.exit(1);
}
