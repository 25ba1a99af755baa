import type { IsoDate } from '../entities.ts';

/** Days since 1970-01-01. */
export type Day = number;

/** The world's present: nothing in it is dated later but what expires, so that answers never depend on the clock. */
export const horizon = day('2026-03-31');

export function day(date: IsoDate): Day {
  return Date.parse(date) / 86_400_000;
}

export function isoDate(day: Day): IsoDate {
  const { year, month, date } = civil(day);
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}

/** The same day of the month so many years later; 29 February becomes 1 March. */
export function yearsAfter(from: Day, years: number): Day {
  const { year, month, date } = civil(from);
  return Date.UTC(year + years, month - 1, date) / 86_400_000;
}

/**
 * Year, month 1 to 12 and date of a day. A `Date` would do it ten times slower, and a board asks for dozens.
 * Source: Howard Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`.
 */
function civil(day: Day): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9, date };
}
