import type { Address } from './entities.ts';
import { hash32 } from './hash.ts';

/** Where a voter stands on the roll: a pure function of the card's number and the address, in constituencies named after places. */
export function rollOf(epic: string, { city, district }: Address) {
  const draw = hash32(epic);
  return {
    parliamentary_constituency: district,
    assembly_constituency: city,
    assembly_constituency_number: (hash32(city) % 200) + 1,
    part_number: (draw % 300) + 1,
    serial_number: ((draw >>> 12) % 1200) + 1,
    polling_station: `Government School, ${city}, Room ${(draw % 5) + 1}`,
  };
}
