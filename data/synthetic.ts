import type { Company, Holder } from './entities.ts';
import { type IdKind, identifiersOf } from './identifiers.ts';
import { companiesOfSeat, familyOf, maxSeats } from './synthetic/boards.ts';
import { indexesByPrefix } from './synthetic/brand.ts';
import { ComputedCompany } from './synthetic/company.ts';
import { readers } from './synthetic/numbers.ts';
import { ComputedPerson } from './synthetic/person.ts';
import { computedBranch } from './synthetic/places.ts';
import { initialOf, panOf, restOf, type Serial, serialOf } from './synthetic/serial.ts';
import type { Seat, World } from './world.ts';

/** Magic identifiers that meet anything but 101 are nobody. */
const magic = /^ZZZ[PC]Z0000[B-I]$/;

/**
 * The world that is computed, not stored: every PAN with serial 0000 that nobody wrote down.
 * Every identifier can be read back, so that whatever it hands out leads to the same holder.
 */
export function syntheticWorld(written: World): World {
  const exists = (serial: Serial) => {
    const pan = panOf(serial);
    return !magic.test(pan) && written.find('pan', pan) === undefined;
  };
  const holderOf = (serial: Serial): Holder =>
    serial.letter === 'P' ? new ComputedPerson(serial) : new ComputedCompany(serial, exists);
  const seatIn = (serial: Serial, seat: number): Seat[] => {
    const company = new ComputedCompany(serial, exists);
    // Most boards have fewer seats: ask that first, it is the cheapest question.
    if (seat >= company.seatCount || !exists(serial)) return [];
    const director = company.directorIn(seat);
    return director ? [{ ...director, company }] : [];
  };
  return {
    find(kind, id) {
      const serial = readers[kind](id);
      if (serial === undefined || !exists(serial)) return undefined;
      const holder = holderOf(serial);
      return kind === 'pan' || has(holder, kind, id) ? holder : undefined;
    },
    seatsOf(pan) {
      const person = serialOf(pan);
      if (person?.letter !== 'P' || !exists(person)) return [];
      const seats = Array.from({ length: maxSeats }, (_, seat) => seat);
      const boards = (['C', 'F'] as const).flatMap((letter) =>
        seats.flatMap((seat) => companiesOfSeat(letter, person, seat).flatMap((company) => seatIn(company, seat))),
      );
      return [...boards, ...seatIn(familyOf(initialOf(person), restOf(person)), 0)];
    },
    branch: computedBranch,
    search(text, limit) {
      const wanted = text.toUpperCase().trim();
      const indexes = indexesByPrefix(wanted.split(' ')[0]!, limit);
      const serials = indexes.flatMap((index): Serial[] => [
        { letter: 'C', index },
        { letter: 'F', index },
      ]);
      const companies = serials.filter(exists).map((serial) => holderOf(serial) as Company);
      return companies.filter(({ name }) => name.startsWith(wanted)).slice(0, limit);
    },
  };
}

/** An identifier that reads as this holder's may still be one that it does not have. */
function has(holder: Holder, kind: IdKind, id: string): boolean {
  return identifiersOf(holder, kind).includes(id);
}
