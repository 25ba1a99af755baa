import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import type { Holder, Person } from '../../data/entities.ts';
import { panHolderOf } from '../../data/pan-holder.ts';
import { findPerson, type World } from '../../data/world.ts';
import { Address, Gender, IsoDate } from '../fields/common.ts';
import { ungrouped } from '../fields/identifier.ts';
import { Pan } from '../fields/tax.ts';
import { splitName } from '../vendors/shared/person-name.ts';

const Contact = z.object({ address: Address, mobile: z.string(), email: z.string() });

/** A person as the tax department and the registers know them. */
const PersonProfile = z.object({
  first_name: z.string().openapi({ description: 'A single name is the last one' }),
  middle_name: z.string(),
  last_name: z.string(),
  father_name: z.string(),
  gender: Gender,
});

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

/** The whole Aadhaar number, or the last four digits of it. */
const AadhaarEnding = z
  .string()
  .overwrite(ungrouped)
  .regex(/^(?:[0-9]{8})?[0-9]{4}$/, 'must be twelve digits, or the last four of them')
  .openapi({ example: '2744', description: 'Twelve digits, or the last four of them' });

export const panProfile = service({
  name: 'pan-profile',
  title: 'PAN profile',
  description:
    'All that is known of the holder of a PAN: name in parts, birth, contact, work, and who signs for a company.',
  input: z.object({ pan_number: Pan.schema, aadhaar: AadhaarEnding.optional() }),
  output: PanProfile,
  example: { pan_number: 'AAAPI0000A' },
  personal: true,
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number, aadhaar }, world) {
    const holder = world.find('pan', pan_number);
    if (!holder) return undefined;
    const { holder_type, status, aadhaar_linked, began } = panHolderOf(holder);
    const own = holder.kind === 'person' ? holder.aadhaar : '';
    return {
      ...whoIs(holder),
      ...{ holder_type, status, date_of_birth: began, aadhaar_linked },
      ...(aadhaar !== undefined && { aadhaar_match: own.endsWith(aadhaar) }),
      ...workOf(holder, world),
      ...signatoryOf(holder, world),
    };
  },
});

function whoIs(holder: Holder) {
  const { pan, name, address, mobile, email } = holder;
  return { pan, name, ...(holder.kind === 'person' && partsOf(holder)), address, mobile, email };
}

function partsOf({ name, father_name, gender }: Person) {
  const { first, middle, last } = splitName(name);
  return { first_name: first, middle_name: middle, last_name: last, father_name, gender };
}

function workOf(holder: Holder, world: World) {
  if (holder.kind !== 'person') return { salaried: false, director: false, sole_proprietor: false };
  return {
    salaried: holder.employments.some(({ left_on }) => left_on === undefined),
    director: world.seatsOf(holder.pan).length > 0,
    sole_proprietor: holder.registrations.length > 0,
  };
}

function signatoryOf(holder: Holder, world: World) {
  const [first] = holder.kind === 'person' ? [] : holder.directors;
  const person = first && findPerson(world, 'pan', first.pan);
  if (!person) return {};
  const { pan, name, address, mobile, email, born, aadhaar_linked } = person;
  const who = { pan, name, ...partsOf(person), date_of_birth: born, aadhaar_linked };
  return { authorised_signatory: { ...who, address, mobile, email } };
}
