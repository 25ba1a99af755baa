import type { AppContext } from '../call.ts';
import type { Hold } from '../hold.ts';
import type { Bent } from '../leave.ts';
import type { Refusal } from '../outcomes.ts';

/** Limits that the operator sets, and that every fault is read against. */
export interface Limits {
  /** Longest delay in milliseconds. */
  maxDelayMs: number;
}

/** What a fault acts with. */
export interface Acting {
  c: AppContext;
  /** What asked for the fault: `header`, `query`, `rule`, `record`, `magic`. */
  by: string;
  /** The next uniform number in [0, 1): seeded where the fault has a seed. */
  draw(): number;
  /** Makes the call wait, within what the operator allows for all its waits together. */
  wait(ms: number): Promise<undefined>;
  /** Bends the answer of this call, whatever it comes to be. */
  bend(change: (answer: Bent) => void): void;
  hold: Hold;
}

/** Bounds of a parameter; a whole number unless `decimals`. */
export interface Bounds {
  min: number;
  max: number;
  decimals?: boolean;
}

export type Params = ReadonlyMap<string, number>;

/** A kind of fault: what it is called, what it may carry, and what it does. */
export interface Kind {
  name: string;
  /** Written as a user writes it; the documents and the error messages are drawn from these. */
  usages: string[];
  title: string;
  /** It needs a connection of its own, which the edge does not hand over. */
  socket?: boolean;
  params(limits: Limits): Record<string, Bounds>;
  /** Parameter sets of which exactly one must be given whole; empty where all are optional. */
  forms: string[][];
  /** Does it; the first refusal of a list is the call's answer, and what else the list holds still acts. */
  act(params: Params, acting: Acting): Refusal | undefined | Promise<undefined>;
}
