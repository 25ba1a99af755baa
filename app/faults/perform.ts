import { andThen } from '../and-then.ts';
import type { AppContext } from '../call.ts';
import type { Awaitable, Store } from '../store/store.ts';
import { seededUniform } from './chance.ts';
import { type Fault, parseFaults } from './grammar.ts';
import type { Limits } from './kind.ts';

/** What faults act with, the same for every call. */
export interface FaultDeps {
  limits: Limits;
  store: Store;
  /** A uniform number in [0, 1). */
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Does the faults of one text, in order; throws the refusal that one of them is. */
export type Perform = (text: string, by: string, c: AppContext) => Awaitable<void>;

const maxRemembered = 1000;

export function createPerform(deps: FaultDeps): Perform {
  const remembered = new Map<string, Fault[]>();
  function read(text: string): Fault[] {
    const known = remembered.get(text);
    if (known) return known;
    const faults = parseFaults(text, deps.limits);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(text, faults);
    return faults;
  }
  function performFrom(at: number, faults: Fault[], by: string, c: AppContext): Awaitable<void> {
    const fault = faults[at];
    if (fault === undefined) return undefined;
    return andThen(drawer(fault, c, deps), (draw) => {
      const p = fault.params.get('p');
      const fires = p === undefined || draw() < p;
      const acted = fires ? fault.kind.act(fault.params, { c, by, draw, wait: (ms) => wait(ms, c, deps) }) : undefined;
      return andThen(acted, () => performFrom(at + 1, faults, by, c));
    });
  }
  return (text, by, c) => performFrom(0, read(text), by, c);
}

/** A lognormal draw has no end, and several delays in one list add up: the operator bounds the whole wait. */
async function wait(ms: number, c: AppContext, { limits, sleep }: FaultDeps): Promise<void> {
  const call = c.get('call');
  const bounded = Math.min(ms, limits.maxDelayMs - call.delayed);
  await sleep(bounded, c.req.raw.signal);
  call.delayed += bounded;
}

/** Chance for one call of one fault: seeded by the fault's own count of calls under this key, or not at all. */
function drawer(fault: Fault, c: AppContext, { store, random }: FaultDeps): Awaitable<() => number> {
  const seed = fault.params.get('seed');
  if (seed === undefined) return random;
  return andThen(store.count(`chance ${c.get('call').key} ${fault.text}`), (n) => {
    let i = 0;
    return () => seededUniform(seed, n, i++);
  });
}
