import type { Company, Holder, Person } from '../../../data/entities.ts';
import type { World } from '../../../data/world.ts';

/** Something that a tester looks for. */
export interface Trait {
  name: string;
  title: string;
  fits(holder: Holder, world: World): boolean;
}

const trait = (name: string, title: string, fits: Trait['fits']): Trait => ({ name, title, fits });
const person = (fits: (person: Person) => unknown) => (holder: Holder) =>
  holder.kind === 'person' && Boolean(fits(holder));
const company = (fits: (company: Company) => unknown) => (holder: Holder) =>
  holder.kind !== 'person' && Boolean(fits(holder));

export const traits: readonly Trait[] = [
  trait('person', 'a person', ({ kind }) => kind === 'person'),
  trait('company', 'a company', ({ kind }) => kind === 'company'),
  trait('llp', 'an LLP', ({ kind }) => kind === 'llp'),
  trait('other', 'a firm, family or trust', ({ kind }) => ['firm', 'huf', 'trust'].includes(kind)),
  trait('no-gst', 'no GST registration', ({ registrations }) => registrations.length === 0),
  trait('one-gst', 'one GST registration', ({ registrations }) => registrations.length === 1),
  trait('many-gst', 'several GST registrations', ({ registrations }) => registrations.length > 1),
  trait('cancelled-gst', 'a cancelled or suspended GST registration', ({ registrations }) =>
    registrations.some(({ status }) => status !== 'Active'),
  ),
  trait('director', 'sits on a board', ({ pan }, world) => world.seatsOf(pan).length > 0),
  trait('account', 'a bank account', ({ accounts }) => accounts.length > 0),
  trait('odd-account', 'a closed, frozen or dormant account', ({ accounts }) =>
    accounts.some(({ status }) => status !== 'active'),
  ),
  trait('vehicle', 'a vehicle', ({ vehicles }) => vehicles.length > 0),
  trait(
    'licence',
    'a driving licence',
    person(({ licence }) => licence),
  ),
  trait(
    'passport',
    'a passport',
    person(({ passport }) => passport),
  ),
  trait(
    'employed',
    'provident fund',
    person(({ uan }) => uan),
  ),
  trait(
    'odd-pan',
    'a PAN that is not valid',
    person(({ pan_status }) => pan_status !== 'valid'),
  ),
  trait(
    'unlinked',
    'Aadhaar not linked',
    person(({ aadhaar_linked }) => !aadhaar_linked),
  ),
  trait(
    'odd-company',
    'a company that is not active',
    company(({ status }) => status !== 'Active'),
  ),
];

export const kindTitles: Record<Holder['kind'], string> = {
  ...{ person: 'Person', company: 'Company', llp: 'LLP', firm: 'Firm', huf: 'Hindu undivided family', trust: 'Trust' },
};
