import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { oneLine } from '../shared/addresses.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { texts } from './texts.ts';

/** What the service tells of a number. */
export interface Resident {
  name: string;
  date_of_birth: string;
  gender: 'male' | 'female' | 'transgender';
  masked_aadhaar: string;
  care_of: string;
  address: Address;
}

function addressOf(address: Address) {
  const { line, city, district, state, pincode } = address;
  return {
    splitAddress: {
      ...{ houseNumber: '', street: line, landmark: '', subdistrict: '', district, vtcName: city, location: '' },
      ...{ postOffice: '', state: stateOf(state).name, country: 'India', pincode },
    },
    combinedAddress: oneLine(address),
  };
}

/**
 * The file of a number: birth in ISO and sex as a letter, as clients read them [C]. Namuna has no hash, picture or archive
 * to give, and knows no name that a consent provided.
 */
export function fileOf(told: Resident, at: number, shareCode: string) {
  return {
    message: 'Aadhaar XML file downloaded successfully',
    shareCode,
    dataFromAadhaar: {
      generatedDateTime: new Date(at).toISOString().replace('T', ' ').replace('Z', ''),
      ...{ maskedAadhaarNumber: told.masked_aadhaar, name: told.name, fatherName: told.care_of },
      ...{ relativeName: '', husbandName: '', dob: told.date_of_birth, gender: genderLetter(told.gender) },
      ...{ mobileHash: '', emailHash: '', maskedVID: '', image: '', file: '' },
      address: addressOf(told.address),
    },
    consentValidation: { providedName: '', percentageOfMatch: '', status: '' },
  };
}

/** All of it is [C], the message and the empty values [I]. */
export const file = z.strictObject({
  ...texts('message', 'shareCode'),
  dataFromAadhaar: z.strictObject({
    ...texts('generatedDateTime', 'maskedAadhaarNumber', 'name', 'fatherName', 'relativeName', 'husbandName', 'dob'),
    ...texts('gender', 'mobileHash', 'emailHash', 'maskedVID', 'image', 'file'),
    address: z.strictObject({
      splitAddress: z.strictObject(
        texts(
          ...(['houseNumber', 'street', 'landmark', 'subdistrict', 'district', 'vtcName', 'location'] as const),
          ...(['postOffice', 'state', 'country', 'pincode'] as const),
        ),
      ),
      ...texts('combinedAddress'),
    }),
  }),
  consentValidation: z.strictObject(texts('providedName', 'percentageOfMatch', 'status')),
});
