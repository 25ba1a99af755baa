import type { Company, Person, Registration } from './entities.ts';
import { stateOf } from './states.ts';

const constitutions = {
  person: 'Proprietorship',
  company: 'Private Limited Company',
  llp: 'Limited Liability Partnership',
  firm: 'Partnership',
  huf: 'Hindu Undivided Family',
  trust: 'Society/ Club/ Trust/ AOP',
} as const;

/** What the GST network calls the holder's form of business. */
export function constitutionOf(holder: Person | Company): string {
  if (holder.kind === 'company' && /PLC|GOI|SGC|GAP/.test(holder.cin?.slice(12, 15) ?? '')) {
    return 'Public Limited Company';
  }
  return constitutions[holder.kind];
}

/** The tax offices in charge of a place of business: a ward of the state, a range of the centre. */
export function jurisdictionOf({ state, address }: Registration) {
  const ward = (Number(address.pincode) % 90) + 1;
  return {
    state_jurisdiction: `State - ${stateOf(state).name}, ${address.district} Ward ${ward}`,
    centre_jurisdiction: `Commissionerate - ${address.district.toUpperCase()}, Range - ${(ward % 5) + 1}`,
  };
}
