import { callErrands } from './soak-calls.mjs';
import { createClient } from './soak-client.mjs';
import { countErrands, faultErrands } from './soak-faults.mjs';
import { createLedger } from './soak-ledger.mjs';
import { createRunner } from './soak-load.mjs';
import { lookingErrands, signIn } from './soak-looking.mjs';
import { fillTickets, standingErrands } from './soak-standing.mjs';
import { startWatchers } from './soak-watchers.mjs';
import { wrongErrands } from './soak-wrong.mjs';

/** Everybody who calls a server: their errands, drawn by a seed, those who stay and look on, and what came of it all. */
export async function createWorld(port, seed) {
  const client = createClient(port);
  const { send } = client;
  const draw = drawing(seed);
  const ledger = createLedger();
  const cookie = await signIn(send);
  const place = { port, send, draw, cookie };
  const errands = [
    ...(await callErrands(place)),
    ...[...wrongErrands(place), ...faultErrands(place), ...countErrands(place)],
    ...[...standingErrands(place), ...lookingErrands(place)],
  ];
  await fillTickets(send);
  const runner = createRunner({ errands, send, draw, ledger });
  const watchers = await startWatchers(place, ledger.wrong);
  return {
    ...{ runner, ledger, watched: watchers.told },
    /** Resolves once the last errand is done and everybody has left. */
    async leave() {
      watchers.close();
      await runner.idle();
      client.close();
    },
  };
}

/** Whole numbers below a bound, the same for a seed in every run (mulberry32). */
function drawing(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
