import type { Holder, IsoDate } from './entities.ts';

/** Rupees invested in plant and equipment. Source: notification S.O. 1364(E) of 21 March 2025, in force from 1 April 2025. */
const ceilings = [
  { type: 'Micro', rupees: 25_000_000 },
  { type: 'Small', rupees: 250_000_000 },
] as const;

/** The Udyam portal opened on this day. */
const udyamBegan = '2020-07-01';

/** What the register of small enterprises says of a holder; paid-up capital stands for what is invested. */
export function enterpriseOf(holder: Holder) {
  const invested = holder.kind === 'person' ? 0 : holder.paid_up_capital;
  const established = establishedOn(holder) ?? udyamBegan;
  return {
    enterprise_type: ceilings.find(({ rupees }) => invested <= rupees)?.type ?? ('Medium' as const),
    major_activity: majorActivity(holder.registrations[0]?.activities ?? []),
    established_on: established,
    registered_on: established > udyamBegan ? established : udyamBegan,
  };
}

/** When a holder went into business: incorporation, for a person the first GST registration. */
export function establishedOn(holder: Holder): IsoDate | undefined {
  if (holder.kind !== 'person') return holder.incorporated_on;
  return holder.registrations.map(({ registered_on }) => registered_on).sort()[0];
}

function majorActivity(activities: string[]): 'Manufacturing' | 'Services' | 'Trading' {
  if (activities.some((activity) => activity.startsWith('Factory'))) return 'Manufacturing';
  return activities.some((activity) => /Retail|Wholesale|Import|Export/.test(activity)) ? 'Trading' : 'Services';
}
