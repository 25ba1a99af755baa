import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { oneLine } from '../shared/addresses.ts';

/** Lists of one: the vendor keeps every name that a place has [D]. */
export function splitAddress(address: Address, state = inCapitals(address)) {
  return {
    district: [address.district.toUpperCase()],
    state: [state],
    city: [address.city.toUpperCase()],
    pincode: address.pincode,
    country: ['IN', 'IND', 'INDIA'],
    address_line: oneLine(address),
  };
}

function inCapitals({ state }: Address): string[] {
  const { name, letters } = stateOf(state);
  return [name.toUpperCase(), letters];
}

export const SplitAddress = z.strictObject({
  ...{ district: z.array(z.string()), state: z.array(z.array(z.string())), city: z.array(z.string()) },
  ...{ pincode: z.string(), country: z.array(z.string()), address_line: z.string() },
});

/** The address of somebody who is not there [D]. */
export const noAddress = nulls('district state city pincode country address_line');

/** An object whose fields, which are listed in one text, are all null. */
export function nulls(fields: string): Record<string, null> {
  return Object.fromEntries(fields.split(/\s+/).map((field) => [field, null]));
}
