import { castHolders } from '../../../data/cast.ts';
import type { Holder } from '../../../data/entities.ts';
import { idKinds } from '../../../data/identifiers.ts';
import type { World } from '../../../data/world.ts';
import { fieldsByKind } from '../../fields/by-kind.ts';
import { VehicleNumber } from '../../fields/road.ts';
import { type Trait, traits } from './traits.ts';

/** Most of them on one page. */
const most = 60;

export interface Asked {
  /** An identifier, or a part of a name. */
  text: string;
  /** A state's code; empty for any. */
  state: string;
  /** A trait, by its name; undefined for any. */
  trait: Trait | undefined;
}

/** What was asked for, as a query has it; what there is not counts as not given. */
export function readAsked(given: (name: string) => string | undefined): Asked {
  const state = given('state') ?? '';
  return {
    text: (given('q') ?? '').trim().slice(0, 200),
    state: /^\d\d$/.test(state) ? state : '',
    trait: traits.find(({ name }) => name === given('trait')),
  };
}

export interface Found {
  holders: Holder[];
  /** They were found by an identifier that only one can have. */
  exact: boolean;
}

/** By identifier anybody, also those who are computed; by name the cast, and companies as the company search has them. */
export function search({ text, state, trait }: Asked, world: World): Found {
  const fits = (holder: Holder) => (state === '' || isIn(holder, state)) && (!trait || trait.fits(holder, world));
  const owner = text === '' ? undefined : byIdentifier(text, world);
  if (owner) return { holders: [owner], exact: true };
  const wanted = text.toUpperCase();
  const named = castHolders(world).filter(
    ({ name, trade_name = '', role }) =>
      name.includes(wanted) || trade_name.includes(wanted) || role.toUpperCase().includes(wanted),
  );
  const others = text.length < 2 ? [] : world.search(wanted, most);
  const all = new Map([...named, ...others].map((holder) => [holder.pan, holder]));
  return { holders: [...all.values()].filter(fits).slice(0, most), exact: false };
}

/** Whoever has this identifier, of whatever kind, however it is written. */
export function byIdentifier(text: string, world: World): Holder | undefined {
  const fields: Record<string, (typeof fieldsByKind)['pan']> = { ...fieldsByKind, vehicle: VehicleNumber };
  for (const kind of idKinds) {
    const id = fields[kind] ? fields[kind].schema.safeParse(text).data : text.toUpperCase();
    const holder = id === undefined ? undefined : world.find(kind, id);
    if (holder) return holder;
  }
  return undefined;
}

function isIn({ address, registrations }: Holder, state: string): boolean {
  return address.state === state || registrations.some((one) => one.state === state);
}
