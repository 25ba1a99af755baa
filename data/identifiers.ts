import type { Holder } from './entities.ts';

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

/** Every identifier that hangs on a holder, so that each leads back to the same one. */
export function identifiersOf(holder: Holder): [IdKind, string][] {
  const ids: [IdKind, string | undefined][] = [
    ['pan', holder.pan],
    ['tan', holder.tan],
    ['fssai', holder.fssai],
    ['udyam', holder.udyam],
    ['iec', holder.iec],
    ...holder.registrations.map(({ gstin }) => ['gstin', gstin] as [IdKind, string]),
    ...holder.accounts.map(({ number }) => ['account', number] as [IdKind, string]),
    ...holder.vehicles.map(({ number }) => ['vehicle', number] as [IdKind, string]),
    ...(holder.kind === 'person' ? personal(holder) : corporate(holder)),
  ];
  return ids.filter((id): id is [IdKind, string] => id[1] !== undefined);
}

function personal(person: Extract<Holder, { kind: 'person' }>): [IdKind, string | undefined][] {
  return [
    ['din', person.din],
    ['aadhaar', person.aadhaar],
    ['voter_id', person.voter_id],
    ['passport', person.passport?.number],
    ['passport_file', person.passport?.file_number],
    ['licence', person.licence?.number],
    ['uan', person.uan],
  ];
}

function corporate(company: Exclude<Holder, { kind: 'person' }>): [IdKind, string | undefined][] {
  return [
    ['cin', company.cin],
    ['llpin', company.llpin],
    ['lei', company.lei],
  ];
}
