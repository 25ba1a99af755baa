import { type Day, day } from './days.ts';
import { drawOf, salt } from './draw.ts';
import type { Serial } from './serial.ts';

const first = day('1985-01-01');
const last = day('2022-12-31');

/** When a company was founded; apart from the company itself, since employments and seats ask for nothing else. */
export function incorporatedOn(company: Serial): Day {
  return first + drawOf(company).below(salt.incorporated, last - first);
}
