import { andThen } from '../and-then.ts';
import type { AppContext } from '../call.ts';
import { detached } from '../detached.ts';
import type { Hold } from '../hold.ts';
import { Refusal } from '../outcomes.ts';
import type { Awaitable } from '../store/store.ts';
import { type Count, drawLot, type Lot } from './chance.ts';
import { type Fault, parseFaults } from './grammar.ts';
import type { Acting } from './kind.ts';

/** What faults act with, the same for every call. */
export interface FaultDeps {
  hold: Hold;
  /** A uniform number in [0, 1). */
  random(): number;
  /** Told of every fault that acts, by its kind. */
  fired?: ((kind: string) => void) | undefined;
}

/** Faults that are asked for: as text, by what, and where the calls that meet them are counted. */
export interface Wish {
  text: string;
  by: string;
  count: Count;
}

/** What came of a wish. */
export interface Done {
  /** One of its faults acted. */
  fired: boolean;
  /** None of them will ever act again. */
  spent: boolean;
  /** The answer that the call has to get. */
  refusal?: Refusal;
}

/** Does the faults of one wish, in order. */
export type Perform = (wish: Wish, c: AppContext) => Awaitable<Done>;

const maxRemembered = 1000;

export function createPerform({ hold, random, fired }: FaultDeps): Perform {
  const remembered = new Map<string, Fault[]>();
  function read(text: string): Fault[] {
    const known = remembered.get(text);
    if (known) return known;
    const faults = parseFaults(text, hold);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(detached(text), faults);
    return faults;
  }
  function performFrom(at: number, faults: Fault[], wish: Wish, c: AppContext, done: Done): Awaitable<Done> {
    const fault = faults[at];
    if (fault === undefined) return done;
    return andThen(drawLot(fault.text, fault.params, wish.count, random), (lot) => {
      const acted = lot.fires ? act(fault, actingFor(fault, wish.by, lot, c, hold), fired) : undefined;
      return andThen(acted, (refusal) => {
        done.fired ||= lot.fires;
        done.spent &&= lot.spent;
        if (refusal) done.refusal ??= refusal;
        return performFrom(at + 1, faults, wish, c, done);
      });
    });
  }
  return (wish, c) => {
    const faults = read(wish.text);
    return performFrom(0, faults, wish, c, { fired: false, spent: faults.length > 0 });
  };
}

function act(fault: Fault, acting: Acting, fired: FaultDeps['fired']): Awaitable<Refusal | undefined> {
  const { kind, params, text } = fault;
  if (kind.socket && acting.c.env?.outgoing === undefined) return withoutSocket(kind.name);
  const call = acting.c.get('call');
  call.fault = call.fault === undefined ? text : `${call.fault}, ${text}`;
  fired?.(kind.name);
  return kind.act(params, acting);
}

function actingFor(fault: Fault, by: string, { draw }: Lot, c: AppContext, hold: Hold): Acting {
  return {
    ...{ c, by, draw, hold },
    async wait(ms) {
      hold.check();
      await hold.wait(ms, c);
      return undefined;
    },
    bend(change) {
      const call = c.get('call');
      call.bending ??= { names: [], by, changes: [], c, hold };
      call.bending.names.push(fault.kind.name);
      call.bending.changes.push(change);
    },
  };
}

function withoutSocket(name: string): Refusal {
  const message = `The fault ${name} needs a connection of its own, and there is none here. A server on Node has one.`;
  return new Refusal('not_supported', { by: 'fault', message });
}
