import type { Holder, Person } from '../data/entities.ts';
import { panHolderOf } from '../data/pan-holder.ts';
import { findPerson, type World } from '../data/world.ts';
import type { PanProfile } from './profile-record.ts';
import { splitName } from './vendors/shared/person-name.ts';

/** All that the world knows of a holder. */
export function profileOf(holder: Holder, world: World): PanProfile {
  const { holder_type, status, aadhaar_linked, began } = panHolderOf(holder);
  return {
    ...whoIs(holder),
    ...{ holder_type, status, date_of_birth: began, aadhaar_linked },
    ...workOf(holder, world),
    ...signatoryOf(holder, world),
  };
}

function whoIs(holder: Holder) {
  const { pan, name, address, mobile, email } = holder;
  return { pan, name, ...(holder.kind === 'person' && partsOf(holder)), address, mobile, email };
}

function partsOf({ name, father_name, gender }: Person) {
  const { first, middle, last } = splitName(name);
  return { first_name: first, middle_name: middle, last_name: last, father_name, gender };
}

function workOf(holder: Holder, world: World) {
  if (holder.kind !== 'person') return { salaried: false, director: false, sole_proprietor: false };
  return {
    salaried: holder.employments.some(({ left_on }) => left_on === undefined),
    director: world.seatsOf(holder.pan).length > 0,
    sole_proprietor: holder.registrations.length > 0,
  };
}

function signatoryOf(holder: Holder, world: World) {
  const [first] = holder.kind === 'person' ? [] : holder.directors;
  const person = first && findPerson(world, 'pan', first.pan);
  if (!person) return {};
  const { pan, name, address, mobile, email, born, aadhaar_linked } = person;
  const who = { pan, name, ...partsOf(person), date_of_birth: born, aadhaar_linked };
  return { authorised_signatory: { ...who, address, mobile, email } };
}
