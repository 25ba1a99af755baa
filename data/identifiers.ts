import type { Company, Holder, Person } from './entities.ts';

/** The kinds of identifier by which somebody can be found. */
export type IdKind =
  | 'pan'
  | 'gstin'
  | 'cin'
  | 'llpin'
  | 'din'
  | 'aadhaar'
  | 'voter_id'
  | 'passport'
  | 'passport_file'
  | 'licence'
  | 'uan'
  | 'tan'
  | 'fssai'
  | 'udyam'
  | 'iec'
  | 'lei'
  | 'account'
  | 'vehicle';

const common: Partial<Record<IdKind, (holder: Holder) => (string | undefined)[]>> = {
  pan: ({ pan }) => [pan],
  gstin: ({ registrations }) => registrations.map(({ gstin }) => gstin),
  account: ({ accounts }) => accounts.map(({ number }) => number),
  vehicle: ({ vehicles }) => vehicles.map(({ number }) => number),
  tan: ({ tan }) => [tan],
  fssai: ({ fssai }) => [fssai],
  udyam: ({ udyam }) => [udyam],
  iec: ({ iec }) => [iec],
};

const personal: Partial<Record<IdKind, (person: Person) => (string | undefined)[]>> = {
  din: ({ din }) => [din],
  aadhaar: ({ aadhaar }) => [aadhaar],
  voter_id: ({ voter_id }) => [voter_id],
  passport: ({ passport }) => [passport?.number],
  passport_file: ({ passport }) => [passport?.file_number],
  licence: ({ licence }) => [licence?.number],
  uan: ({ uan }) => [uan],
};

const corporate: Partial<Record<IdKind, (company: Company) => (string | undefined)[]>> = {
  cin: ({ cin }) => [cin],
  llpin: ({ llpin }) => [llpin],
  lei: ({ lei }) => [lei],
};

export const idKinds = [...Object.keys(common), ...Object.keys(personal), ...Object.keys(corporate)] as IdKind[];

/** The identifiers of one kind that hang on a holder; each of them leads back to the same one. */
export function identifiersOf(holder: Holder, kind: IdKind): string[] {
  const own = holder.kind === 'person' ? personal[kind]?.(holder) : corporate[kind]?.(holder);
  return (common[kind]?.(holder) ?? own ?? []).filter((id) => id !== undefined);
}
