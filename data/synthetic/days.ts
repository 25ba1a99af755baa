import type { IsoDate } from '../entities.ts';

/** Days since 1970-01-01. */
export type Day = number;

/** The world's present: nothing in it is dated later but what expires, so that answers never depend on the clock. */
export const horizon = day('2026-03-31');

export function day(date: IsoDate): Day {
  return Date.parse(date) / 86_400_000;
}

export function isoDate(day: Day): IsoDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of the month so many years later. */
export function yearsAfter(from: Day, years: number): Day {
  const date = new Date(from * 86_400_000);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000;
}
