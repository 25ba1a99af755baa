import type { Company, Directorship, Person } from './entities.ts';
import { findPerson, type World } from './world.ts';

/** A person with a DIN, as every director has one. */
export type Director = Person & { din: string };

/** Who sits on this board, in the order of the record. */
export function boardOf(world: World, company: Company): { seat: Directorship; director: Director }[] {
  return company.directors.flatMap((seat) => {
    const director = findPerson(world, 'pan', seat.pan);
    return director?.din === undefined ? [] : [{ seat, director: director as Director }];
  });
}
