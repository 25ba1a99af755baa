import { z } from '@hono/zod-openapi';
import { Address, Gender, IsoDate } from './fields/common.ts';
import { Pan } from './fields/tax.ts';

const Contact = z.object({ address: Address, mobile: z.string(), email: z.string() });

/** A person as the tax department and the registers know them. */
const PersonProfile = z.object({
  first_name: z.string().openapi({ description: 'A single name is the last one' }),
  middle_name: z.string(),
  last_name: z.string(),
  father_name: z.string(),
  gender: Gender,
});

/** The holder of a PAN: name in parts, birth, contact, work, and who signs for a company. */
export const PanProfile = z.object({
  pan: Pan.schema,
  name: z.string(),
  ...PersonProfile.partial().shape,
  holder_type: z.enum(['individual', 'company', 'firm', 'huf', 'trust']),
  status: z.enum(['valid', 'deceased', 'inactive']),
  date_of_birth: IsoDate.openapi({ description: 'Of incorporation, where it is no person' }),
  aadhaar_linked: z.boolean(),
  aadhaar_match: z.boolean().optional().openapi({ description: 'Whether the holder has the Aadhaar that was sent' }),
  ...Contact.shape,
  salaried: z.boolean().openapi({ description: 'An employment has no end' }),
  director: z.boolean().openapi({ description: 'Has a seat in a company, a partnership or a family' }),
  sole_proprietor: z.boolean().openapi({ description: 'A person with a GST registration' }),
  authorised_signatory: z
    .object({
      ...{ pan: Pan.schema, name: z.string(), ...PersonProfile.shape, date_of_birth: IsoDate },
      ...{ aadhaar_linked: z.boolean(), ...Contact.shape },
    })
    .optional()
    .openapi({ description: 'The first of the board, where it is no person' }),
});

export type PanProfile = z.output<typeof PanProfile>;
