import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { premisesOf } from '../shared/premises.ts';
import type { Gender } from './gender.ts';
import { text } from './phrase.ts';

/** Who an Aadhaar number is, as the native service tells it. */
export interface Known {
  name: string;
  date_of_birth: string;
  gender: Gender;
  care_of: string;
  address: Address;
}

/** `S/O` is documented [D], the others follow it [I]. */
const relations: Readonly<Record<Gender, string>> = { male: 'S/O', female: 'D/O', transgender: 'C/O' };

function split({ line, city, district, state, pincode }: Address) {
  const { number, street, locality } = premisesOf(line);
  return {
    ...{ country: 'India', dist: district, house: number, landmark: '', pincode, po: '', state: stateOf(state).name },
    ...{ street, subdist: '', vtc: city, locality },
  };
}

/** The world has no hash, no picture and no file: they are as empty as the documents' e-mail [D]. */
export function say({ name, date_of_birth, gender, care_of, address }: Known, ref_id: string | null) {
  return {
    ...{ ref_id, status: 'VALID', message: 'Aadhaar Card Exists', care_of: `${relations[gender]}: ${care_of}` },
    ...{ address: `${oneLine(address)}, India`, dob: dayMonthYear(date_of_birth, '-'), email: '' },
    ...{ gender: genderLetter(gender), name, split_address: split(address), year_of_birth: date_of_birth.slice(0, 4) },
    ...{ mobile_hash: '', photo_link: '', share_code: '', xml_file: '' },
  };
}

const parts = 'country dist house landmark pincode po state street subdist vtc locality'.split(' ');

/** Year and pincode are texts in the schema [D], numbers in its sample. */
export const shape = z.strictObject({
  ...{ ref_id: text, status: z.literal('VALID'), message: z.literal('Aadhaar Card Exists'), care_of: z.string() },
  ...{ address: z.string(), dob: z.string().regex(/^\d\d-\d\d-\d{4}$/), email: z.literal('') },
  ...{ gender: z.enum(['M', 'F', 'T']), name: z.string(), year_of_birth: z.string().length(4) },
  split_address: z.strictObject(Object.fromEntries(parts.map((part) => [part, z.string()]))),
  ...{ mobile_hash: z.literal(''), photo_link: z.literal(''), share_code: z.literal(''), xml_file: z.literal('') },
});
