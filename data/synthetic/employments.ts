import type { Employment } from '../entities.ts';
import { type Day, horizon, isoDate, yearsAfter } from './days.ts';
import { type Draw, salt } from './draw.ts';
import { incorporatedOn } from './life.ts';
import { panOf, type Serial, universe } from './serial.ts';

const longest = 2200;

/** One to three employments, one after the other; the last may still go on. */
export function employmentsOf(person: Serial, born: Day, draw: Draw): Employment[] {
  const count = 1 + draw.below(salt.employments, 3);
  const jobs: Employment[] = [];
  let from = yearsAfter(born, 21);
  for (let at = 0; at < count; at++) {
    const employer: Serial = { letter: 'C', index: draw.below(salt.employer + at, universe) };
    const joined = Math.max(from, incorporatedOn(employer)) + draw.below(salt.employer + 10 + at, 200);
    if (joined >= horizon - 30) break;
    const left = joined + 180 + draw.below(salt.employer + 20 + at, longest);
    const goesOn = left >= horizon || (at === count - 1 && draw.in100(salt.employer + 30, 70));
    jobs.push({
      employer: panOf(employer),
      member_id: `ZZNAM${String(employer.index % 1e7).padStart(7, '0')}000${String(person.index % 1e7).padStart(7, '0')}`,
      joined_on: isoDate(joined),
      ...(!goesOn && { left_on: isoDate(left) }),
    });
    if (goesOn) break;
    from = left + 1;
  }
  return jobs;
}
