import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { texts } from './phrase.ts';

export interface Okyc {
  name: string;
  date_of_birth: string;
  gender: 'male' | 'female' | 'transgender';
  care_of: string;
  address: Address;
}

const entity = 'in.co.sandbox.kyc.aadhaar.okyc';

/** Who it is; "" stands for what the world does not hold: hashes, a photo, a share code. */
export function person({ name, date_of_birth, gender, care_of, address }: Okyc, reference_id: number) {
  const { line, city, district, state } = address;
  return {
    ...{ '@entity': entity, reference_id, status: 'VALID', message: 'Aadhaar Card Exists' },
    care_of: `${gender === 'female' ? 'D/O' : 'S/O'}: ${care_of}`,
    // The space at the end is real [D].
    full_address: `${line}, ${city}, ${district}-${stateOf(state).name}, India `,
    ...{ date_of_birth: dayMonthYear(date_of_birth, '-'), email_hash: '', gender: genderLetter(gender), name },
    address: parts(address),
    ...{ year_of_birth: date_of_birth.slice(0, 4), mobile_hash: '', photo: '', share_code: '' },
  };
}

function parts({ line, city, district, state, pincode }: Address) {
  const [house = '', ...street] = line.split(', ');
  return {
    ...{ '@entity': `${entity}.address`, country: 'India', district, house, landmark: '', pincode, post_office: city },
    ...{ state: stateOf(state).name, street: street.join(', '), subdistrict: '', vtc: city },
  };
}

export const Person = z.strictObject({
  '@entity': z.literal(entity),
  reference_id: z.int(),
  status: z.literal('VALID'),
  ...texts('message', 'care_of', 'full_address'),
  date_of_birth: z.string().regex(/^\d{2}-\d{2}-\d{4}$/),
  ...texts('email_hash', 'gender', 'name'),
  address: z.strictObject({
    '@entity': z.literal(`${entity}.address`),
    ...texts('country', 'district', 'house', 'landmark', 'pincode', 'post_office', 'state', 'street'),
    ...texts('subdistrict', 'vtc'),
  }),
  ...texts('year_of_birth', 'mobile_hash', 'photo', 'share_code'),
});
