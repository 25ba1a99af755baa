import { day, horizon, yearsAfter } from '../../../data/synthetic/days.ts';

/** Whole years since a birth, on the world's present day, so that an answer never depends on the clock. */
export function ageOf(born: string): number {
  const birth = day(born);
  const years = Math.floor((horizon - birth) / 365.25);
  // A mean year is a little off around a birthday.
  return yearsAfter(birth, years + 1) <= horizon ? years + 1 : yearsAfter(birth, years) > horizon ? years - 1 : years;
}
