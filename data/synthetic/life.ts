import { type Day, day } from './days.ts';
import { drawOf, salt } from './draw.ts';
import type { Serial } from './serial.ts';

/** Dates that others ask for without wanting the whole person or company: boards and employments do. */
const firstBirth = day('1950-01-01');
const lastBirth = day('2003-12-31');
const firstFounding = day('1985-01-01');
const lastFounding = day('2022-12-31');

/** When a person was born. */
export function bornOn(person: Serial): Day {
  return firstBirth + drawOf(person).below(salt.born, lastBirth - firstBirth);
}

/** When a company was founded. */
export function incorporatedOn(company: Serial): Day {
  return firstFounding + drawOf(company).below(salt.incorporated, lastFounding - firstFounding);
}
