import banks from './banks.json' with { type: 'json' };
import companies from './companies.json' with { type: 'json' };
import type { Branch, Company, Holder, Person, Registration, Vehicle } from './entities.ts';
import { gstinCheckDigit } from './gstin.ts';
import { identifiersOf, idKinds } from './identifiers.ts';
import people from './people.json' with { type: 'json' };
import vehicles from './vehicles.json' with { type: 'json' };
import type { Seat, World } from './world.ts';

type Written<T> = Omit<T, 'registrations' | 'vehicles'> & { registrations: WrittenRegistration[] };
type WrittenRegistration = Omit<Registration, 'gstin' | 'additional_addresses'> &
  Partial<Pick<Registration, 'gstin' | 'additional_addresses'>> & { entity?: string };

/** Holders as the data files write them: a GSTIN that they leave out is computed, vehicles stand apart. */
export type WrittenHolder = Written<Person> | Written<Company>;

type OwnedVehicle = Vehicle & { owner: string };

/** The world that was written by hand: `companies.json`, `people.json`, `banks.json`, `vehicles.json`. */
export function writtenWorld(): World {
  return worldOf([...companies, ...people] as unknown as WrittenHolder[], vehicles as OwnedVehicle[], branches());
}

/** A world of these holders; where an identifier stands twice, the last one has it. */
export function worldOf(written: WrittenHolder[], owned: OwnedVehicle[] = [], known: Branch[] = []): World {
  const holders = written.map((holder) => complete(holder, owned));
  const byId = new Map<string, Holder>();
  for (const holder of holders) {
    for (const kind of idKinds) for (const id of identifiersOf(holder, kind)) byId.set(`${kind} ${id}`, holder);
  }
  const seats = seatsByPan(holders);
  const byIfsc = new Map(known.map((branch) => [branch.ifsc, branch]));
  return {
    find: (kind, id) => byId.get(`${kind} ${id}`),
    seatsOf: (pan) => seats.get(pan) ?? [],
    branch: (ifsc) => byIfsc.get(ifsc),
    search(text, limit) {
      const wanted = text.toUpperCase();
      const fits = (holder: Holder): holder is Company => holder.kind !== 'person' && holder.name.includes(wanted);
      return holders.filter(fits).slice(0, limit);
    },
  };
}

function complete(written: WrittenHolder, owned: OwnedVehicle[]): Holder {
  const registrations = written.registrations.map(({ entity = '1', ...registration }) => {
    const body = `${registration.state}${written.pan}${entity}Z`;
    return { gstin: body + gstinCheckDigit(body), additional_addresses: [], ...registration };
  });
  const own = owned.flatMap(({ owner, ...vehicle }) => (owner === written.pan ? [vehicle] : []));
  return { ...written, registrations, vehicles: own } as Holder;
}

function seatsByPan(holders: Holder[]): Map<string, Seat[]> {
  const seats = new Map<string, Seat[]>();
  for (const company of holders) {
    if (company.kind === 'person') continue;
    for (const seat of company.directors) seats.set(seat.pan, [...(seats.get(seat.pan) ?? []), { ...seat, company }]);
  }
  return seats;
}

function branches(): Branch[] {
  return banks.banks.flatMap(({ name, branches }) => branches.map((branch) => ({ ...branch, bank: name }) as Branch));
}
