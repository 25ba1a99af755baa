import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';

const country = ['IN', 'IND', 'INDIA'];

/** An address in Signzy's parts, lists of spellings [D]; without one they are empty. */
export function splitAddress(address: Address | undefined) {
  if (!address) return { district: [], state: [[]], city: [], pincode: '', country, addressLine: '' };
  const { name, letters } = stateOf(address.state);
  return {
    ...{ district: [address.district.toUpperCase()], state: [[name.toUpperCase(), letters]] },
    ...{ city: [address.city.toUpperCase()], pincode: address.pincode, country },
    addressLine: address.line.toUpperCase(),
  };
}

export const SplitAddress = z.strictObject({
  ...{ district: z.array(z.string()), state: z.array(z.array(z.string())), city: z.array(z.string()) },
  ...{ pincode: z.string(), country: z.array(z.enum(['IN', 'IND', 'INDIA'])).length(3) },
  addressLine: z.string(),
});
