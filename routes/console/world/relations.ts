import type { Holder } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import type { World } from '../../../data/world.ts';

/** Something that hangs together with a holder. */
export interface Relation {
  /** What it is to them, such as "Managing Director". */
  as: string;
  title: string;
  /** The PAN of who it is, where it is somebody. */
  pan?: string;
}

/** People and companies before it, numbers behind it. */
export interface Relations {
  people: Relation[];
  numbers: Relation[];
}

/** Whoever and whatever hangs together with a holder, as far as a drawing can show. */
export function relationsOf(holder: Holder, world: World): Relations {
  const seats = world.seatsOf(holder.pan).map(({ company, designation }) => somebody(designation, company));
  const others = holder.kind === 'person' ? employersOf(holder, world) : boardOf(holder, world);
  return {
    people: [...seats, ...others].slice(0, 14),
    numbers: [
      ...holder.registrations.map(({ gstin, state, status }) => ({
        as: `GST in ${stateOf(state).name}${status === 'Active' ? '' : `, ${status.toLowerCase()}`}`,
        title: gstin,
      })),
      ...holder.accounts.map(({ number, status }) => ({ as: `account, ${status}`, title: number })),
      ...holder.vehicles.map(({ number, model }) => ({ as: model, title: number })),
    ].slice(0, 14),
  };
}

function somebody(as: string, { name, pan }: Holder): Relation {
  return { as, title: name, pan };
}

function employersOf({ employments }: Extract<Holder, { kind: 'person' }>, world: World): Relation[] {
  return employments.flatMap(({ employer, left_on }) => {
    const found = world.find('pan', employer);
    return found ? [somebody(left_on === undefined ? 'employed by' : 'was employed by', found)] : [];
  });
}

function boardOf({ directors }: Exclude<Holder, { kind: 'person' }>, world: World): Relation[] {
  return directors.flatMap(({ pan, designation }) => {
    const found = world.find('pan', pan);
    return found ? [somebody(designation, found)] : [];
  });
}
