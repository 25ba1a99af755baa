import { shuffle } from './affine.ts';
import { joinRest, type Serial, universe } from './serial.ts';

/**
 * Who sits on which board, in both directions without a list.
 * The seat `k` of a company with index c belongs to the person numbered a c + b_k; halving that number
 * leaves every other person without a seat and gives the rest twice as many.
 */
const people = shuffle(universe, 3_874_205, 4_411_117);

/** Most seats on a board. The offsets lie far apart, so that nobody has two seats on one. */
const offsets = [1_000_003, 3_500_017, 6_200_011, 9_100_019];
export const maxSeats = offsets.length;

const seatsIn = {
  C: offsets.map((offset) => shuffle(universe, 7_010_101, offset)),
  F: offsets.map((offset) => shuffle(universe, 2_805_251, offset)),
};

export function personInSeat(letter: 'C' | 'F', company: number, seat: number): Serial {
  const drawn = seatsIn[letter][seat]!.to(company);
  return { letter: 'P', index: people.to(drawn - (drawn % 2)) };
}

/** Whether this person has seats at all. */
export function hasSeats({ letter, index }: Serial): boolean {
  return letter === 'P' && people.from(index) % 2 === 0;
}

/** The companies in which this person would have the seat, if their board is that large. */
export function companiesOfSeat(letter: 'C' | 'F', { index }: Serial, seat: number): Serial[] {
  const drawn = people.from(index);
  if (drawn % 2 !== 0) return [];
  const all = [drawn, drawn + 1].filter((number) => number < universe);
  return all.map((number) => ({ letter, index: seatsIn[letter][seat]!.from(number) }));
}

const families = shuffle(26 ** 4, 314_159, 265_357);

/** The Karta of a family: a person with the same initial, so that the family's name can start with theirs. */
export function kartaOf(initial: number, rest: number): Serial {
  return { letter: 'P', index: joinRest(initial, families.to(rest)) };
}

/** The family of which this person is Karta. */
export function familyOf(initial: number, rest: number): Serial {
  return { letter: 'H', index: joinRest(initial, families.from(rest)) };
}
