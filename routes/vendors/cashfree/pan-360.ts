import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { stateOf } from '../../../data/states.ts';
import { Pan } from '../../fields/tax.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { type PanProfile, panProfile } from '../shared/pan-profile.ts';
import { splitName } from '../shared/person-name.ts';
import { asked, idsOf } from './asked.ts';
import { genderWord } from './gender.ts';
import { holderTypes, holds, panRefusals } from './pan.ts';
import { idsShape, operation, text, VerificationId, withTestValues } from './phrase.ts';
import { problem, told } from './problems.ts';
import { sourceDown } from './refusals.ts';
import { type HolderFacts, type PanFacts, testPans } from './test-pans.ts';

function factsOf({ began, address, email, mobile, person }: NonNullable<PanProfile['holder']>): HolderFacts {
  return {
    gender: person ? genderWord(person.gender) : null,
    date_of_birth: dayMonthYear(began, '-'),
    masked_aadhaar_number: person ? `XXXXXXXX${person.aadhaar.slice(-4)}` : null,
    email,
    mobile_number: mobile,
    address: {
      full_address: `${oneLine(address)}, India`,
      street: address.line,
      city: address.city.toUpperCase(),
      state: stateOf(address.state).name.toUpperCase(),
      pincode: Number(address.pincode),
      country: 'India',
    },
  };
}

const nothing: HolderFacts = {
  ...{ gender: null, date_of_birth: null, masked_aadhaar_number: null, email: null, mobile_number: null },
  address: null,
};

const begin = (status: string, message: string, call: Call, pan: string | null) => {
  return { status, message, ...idsOf(call), name_provided: asked(call, 'name'), pan };
};
const invalid = (call: Call, pan: string | null) => begin('INVALID', 'Invalid PAN', call, pan);

function say(facts: PanFacts & Pick<PanProfile, 'holder'>, call: Call) {
  const { pan, name, holder_type, aadhaar_linked, holder } = facts;
  const more = facts.more ?? (holder ? factsOf(holder) : nothing);
  if (!holds(facts)) return invalid(call, pan);
  const individual = holder_type === 'individual';
  const { first, last } = splitName(name);
  return {
    ...begin('VALID', 'PAN verified successfully', call, pan),
    ...{ registered_name: name, name_pan_card: individual ? name : null },
    ...{ first_name: individual ? first : null, last_name: individual ? last : null },
    type: individual ? 'Individual or Person' : holderTypes[holder_type],
    ...{ gender: more.gender, date_of_birth: more.date_of_birth, masked_aadhaar_number: more.masked_aadhaar_number },
    ...{ email: more.email, mobile_number: more.mobile_number, aadhaar_linked, address: more.address },
  };
}

const told360 = {
  ...{ registered_name: z.string(), name_pan_card: text, first_name: text, last_name: text, type: z.string() },
  ...{ gender: text, date_of_birth: text, masked_aadhaar_number: text, email: text, mobile_number: text },
  aadhaar_linked: z.boolean(),
  address: z
    .strictObject({
      ...{ full_address: z.string(), street: z.string(), city: z.string(), state: z.string() },
      ...{ pincode: z.int(), country: z.literal('India') },
    })
    .nullable(),
};

export const pan360 = operation({
  service: { ...withTestValues(panProfile, testPans), example: { pan_number: 'AAAPI0000A' } },
  path: '/pan/advance',
  body: z.object({
    pan: Pan.schema,
    verification_id: VerificationId,
    name: z.string().optional().openapi({ example: 'ANANYA IYER' }),
  }),
  hear: ({ pan }) => ({ pan_number: pan }),
  say,
  result: z
    .strictObject({
      ...idsShape,
      status: z.enum(['VALID', 'INVALID']),
      message: z.string(),
      name_provided: text,
      pan: text,
    })
    .extend(z.strictObject(told360).partial().shape),
  example: ({ pan_number }) => ({ pan: pan_number, verification_id: 'test001', name: 'ANANYA IYER' }),
  refusals: {
    ...panRefusals,
    miss: told((call) => invalid(call, asked(call, 'pan'))),
    duplicate: problem(
      409,
      'validation_error',
      'invalid_verification_id',
      'This Verification ID already exists. Provide a different ID.',
    ),
    failed: problem(
      500,
      'internal_error',
      'request_failed',
      'Unable to process your request. Try again after some time',
    ),
    down: sourceDown,
  },
});
