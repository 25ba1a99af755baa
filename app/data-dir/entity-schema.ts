import { z } from 'zod';
import type { WrittenHolder } from '../../data/written.ts';
import {
  accountOf,
  addressOf,
  date,
  type Fields,
  type Id,
  personOf,
  printed,
  registrationOf,
  text,
} from './entity-parts.ts';

/**
 * What a team writes of a company and of a person: as `data/companies.json` and `data/people.json` have it,
 * and lists and `role` may be left out.
 */
export function entitySchemas(fields: Fields) {
  const id: Id = (kind) => fields[kind]?.schema ?? printed;
  const company = z.strictObject({
    kind: z.enum(['company', 'llp', 'firm', 'huf', 'trust']),
    ...commonOf(id),
    ...companyOf(id),
  }) satisfies z.ZodType<WrittenHolder>;
  const person = z.strictObject({
    kind: z.literal('person'),
    ...commonOf(id),
    ...personOf(id),
  }) satisfies z.ZodType<WrittenHolder>;
  return { companies: company, people: person };
}

function commonOf(id: Id) {
  return {
    pan: id('pan'),
    name: printed,
    trade_name: printed.exactOptional(),
    address: addressOf(),
    mobile: text,
    email: text,
    registrations: z.array(registrationOf(id)).default([]),
    accounts: z.array(accountOf(id)).default([]),
    udyam: id('udyam').exactOptional(),
    iec: id('iec').exactOptional(),
    tan: id('tan').exactOptional(),
    fssai: id('fssai').exactOptional(),
    role: z.string().default(''),
  };
}

function companyOf(id: Id) {
  return {
    cin: id('cin').exactOptional(),
    llpin: id('llpin').exactOptional(),
    incorporated_on: date,
    status: z.enum(['Active', 'Strike Off', 'Under Liquidation', 'Amalgamated']),
    /** Rupees. */
    authorised_capital: z.number().min(0),
    /** Rupees. */
    paid_up_capital: z.number().min(0),
    listed: z.boolean(),
    lei: id('lei').exactOptional(),
    directors: z
      .array(
        z.strictObject({
          pan: id('pan'),
          designation: z.enum([
            'Director',
            'Managing Director',
            'Whole-time Director',
            'Designated Partner',
            'Partner',
            'Karta',
          ]),
          appointed_on: date,
        }),
      )
      .default([]),
  };
}
