import { Refusal } from '../app/outcomes.ts';
import type { Person } from '../data/entities.ts';

/** This person, if there is one; another date of birth than theirs is refused as a wrong combination. */
export function bornOn(date: string, person: Person | undefined): Person | undefined {
  if (person === undefined || person.born === date) return person;
  const problem = 'date_of_birth is not that of the holder.';
  throw new Refusal('invalid_input', {
    by: 'world',
    detail: { problem, fields: [{ field: 'date_of_birth', problem: 'is another', example: person.born }] },
  });
}
