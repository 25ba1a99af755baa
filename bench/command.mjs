import { build } from './build.mjs';
import { createScratch } from './scratch.mjs';
import { requireWrk } from './wrk.mjs';

/** Reads the command line, does `measure` with that and a scratch folder that holds a fresh build, and ends the process. */
export async function command(read, measure) {
  // The way out by a signal is an exit like any other, so that what was started and written is cleared away.
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.once(signal, () => process.exit(code));
  }
  try {
    const options = read();
    requireWrk();
    const scratch = createScratch();
    build(scratch);
    await measure(options, scratch);
    // A Redis that is still up would keep the process alive.
    process.exit(0);
  } catch (error) {
    console.error(`bench: ${error.message}`);
    // A server that is still up would keep the process alive.
    process.exit(1);
  }
}
