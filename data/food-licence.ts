import type { Holder } from './entities.ts';

/** Kind and state of a food licence: the centre licenses the large, a state the others, and the smallest only register. */
export function foodLicenceOf(holder: Holder) {
  const company = holder.kind === 'company' || holder.kind === 'llp';
  const states = holder.registrations.length;
  const licence_type = states > 1 ? 'Central License' : company ? 'State License' : 'Registration';
  const status = holder.kind === 'person' || holder.status === 'Active' ? 'Active' : 'Expired';
  return { licence_type, status } as const;
}
