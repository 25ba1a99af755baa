import type { AppContext } from '../call.ts';
import type { Store } from '../store/store.ts';
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
export type Perform = (text: string, by: string, c: AppContext) => Promise<void>;

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
  return async function perform(text, by, c) {
    for (const fault of read(text)) {
      const draw = await drawer(fault, c, deps);
      const p = fault.params.get('p');
      if (p !== undefined && draw() >= p) continue;
      await fault.kind.act(fault.params, { c, by, draw, limits: deps.limits, sleep: deps.sleep });
    }
  };
}

/** Chance for one call of one fault: seeded by the fault's own count of calls under this key, or not at all. */
async function drawer(fault: Fault, c: AppContext, { store, random }: FaultDeps): Promise<() => number> {
  const seed = fault.params.get('seed');
  if (seed === undefined) return random;
  const n = await store.count(`chance ${c.get('call').key} ${fault.text}`);
  let i = 0;
  return () => seededUniform(seed, n, i++);
}
