import { openLoop } from './soak-load.mjs';
import { createWorld } from './soak-world.mjs';

/** V8 compiles little once it has compiled less than this in a slice of time. */
const littleMb = 0.1;
const sliceSeconds = 60;
/** Harder than it is run afterwards, but not so that calls queue up, whose memory would be given back for long. */
const harder = 1.5;

/** Calls until V8 has compiled what they need; resolves with how long that took, and what was compiled by then. */
export async function warmUp(server, { seed, rate, mostSeconds }) {
  const { runner, leave } = await createWorld(server.port, seed);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const compiled = [];
  do {
    await openLoop(runner, { rate: rate * harder, seconds: Math.min(sliceSeconds, mostSeconds - seconds()) });
    compiled.push(server.codeMb());
  } while (seconds() < mostSeconds && !(Math.abs(compiled.at(-1) - compiled.at(-2)) < littleMb));
  await leave();
  server.warm();
  return { seconds: seconds(), compiled };
}
