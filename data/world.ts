import companies from './companies.json' with { type: 'json' };
import type { Company, Person, Registration } from './entities.ts';
import { gstinCheckDigit } from './gstin.ts';
import people from './people.json' with { type: 'json' };

/** Who holds a GST registration, and which. */
export interface Registered {
  holder: Person | Company;
  registration: Registration;
}

/** The facts: every service is a window on these, so that no two can disagree. */
export interface World {
  holder(pan: string): Person | Company | undefined;
  person(pan: string): Person | undefined;
  company(cin: string): Company | undefined;
  registration(gstin: string): Registered | undefined;
}

type Written<T> = Omit<T, 'registrations'> & { registrations: WrittenRegistration[] };
type WrittenRegistration = Omit<Registration, 'gstin' | 'additional_addresses'> &
  Partial<Pick<Registration, 'gstin' | 'additional_addresses'>> & { entity?: string };

/** The world of `companies.json` and `people.json`; a GSTIN that they leave out is computed. */
export function handWrittenWorld(): World {
  const everybody = [
    ...(people as Written<Person>[]).map((person) => ({ ...person, kind: 'person' as const })),
    ...(companies as unknown as Written<Company>[]),
  ].map(complete);
  const byPan = new Map(everybody.map((holder) => [holder.pan, holder]));
  const byCin = new Map(everybody.flatMap((holder) => ('cin' in holder && holder.cin ? [[holder.cin, holder]] : [])));
  const byGstin = new Map(
    everybody.flatMap((holder) =>
      holder.registrations.map((registration) => [registration.gstin, { holder, registration }] as const),
    ),
  );
  return {
    holder: (pan) => byPan.get(pan),
    person(pan) {
      const holder = byPan.get(pan);
      return holder?.kind === 'person' ? holder : undefined;
    },
    company: (cin) => byCin.get(cin),
    registration: (gstin) => byGstin.get(gstin),
  };
}

function complete(written: Written<Person> | Written<Company>): Person | Company {
  const registrations = written.registrations.map(({ entity = '1', ...registration }) => {
    const body = `${registration.state}${written.pan}${entity}Z`;
    return { gstin: body + gstinCheckDigit(body), additional_addresses: [], ...registration };
  });
  return { ...written, registrations } as Person | Company;
}
