import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { Udyam } from '../../fields/business.ts';
import { udyamDetails } from '../../services/udyam-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

interface Enterprise {
  udyam_number: string;
  enterprise_name: string;
  owner_name: string;
  owner_gender?: string;
  organisation_type: string;
  enterprise_type: string;
  major_activity: string;
  established_on: string;
  registered_on: string;
  address: Address;
  pan: string;
  mobile: string;
  email: string;
}

/** Udyog Aadhaar, which Udyam took the place of: state, district, a letter, seven digits [D]. */
const Uan = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}\d{2}[A-Z]\d{7}$/, 'is no Udyog Aadhaar number: two letters, two digits, a letter, seven digits')
  .openapi({ example: 'ZZ00A0000002' });

const Mobile = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
  .regex(/^\d{10}$/, 'must be ten digits')
  .openapi({ example: '9000000051', description: 'Any is good' });

/** ZZ00A0000002 is UDYAM-ZZ-00-0000002: the world has no register of its own for the older numbers. */
const toUdyam = (uan: string) => `UDYAM-${uan.slice(0, 2)}-${uan.slice(2, 4)}-${uan.slice(5)}`;
const toUan = (udyam: string) => `${udyam.slice(6, 8)}${udyam.slice(9, 11)}A${udyam.slice(12)}`;

/** Every value is a text; one that there is nothing for is empty [I]. */
const Uam = z.strictObject(
  texts(
    ...(['AccountNumber', 'DateOFCommencement', 'DistrictIndustryCentre', 'EntType', 'Investment'] as const),
    ...(['NIC_Digit_Code', 'NameofEnterPrise', 'NumberofEmp', 'OwnerName', 'MajorActivity', 'aadhar'] as const),
    ...(['addedOn', 'address', 'appliedDate', 'district', 'email', 'gender', 'ifsc', 'mobile'] as const),
    ...(['modifiedDate', 'pan', 'pin', 'social_category', 'state', 'type_of_org'] as const),
  ),
);

const uam = karzaPhrase('v2', {
  service: udyamDetails,
  path: '/v2/uam',
  fields: { uan: Uan, mobile: Mobile },
  hear: ({ uan }) => ({ udyam_number: toUdyam(uan) }),
  say: (told: Enterprise) => ({
    ...{ AccountNumber: '', DateOFCommencement: dayMonthYear(told.established_on) },
    ...{ DistrictIndustryCentre: told.address.district.toUpperCase(), EntType: told.enterprise_type, Investment: '' },
    ...{ NIC_Digit_Code: '', NameofEnterPrise: told.enterprise_name, NumberofEmp: '', OwnerName: told.owner_name },
    ...{ MajorActivity: told.major_activity, aadhar: '', addedOn: '', address: oneLine(told.address).toUpperCase() },
    ...{ appliedDate: dayMonthYear(told.registered_on), district: told.address.district.toUpperCase() },
    ...{ email: told.email, gender: told.owner_gender ?? '', ifsc: '', mobile: told.mobile, modifiedDate: '' },
    ...{ pan: told.pan, pin: told.address.pincode, social_category: '' },
    ...{ state: stateOf(told.address.state).name.toUpperCase(), type_of_org: told.organisation_type },
  }),
  result: Uam,
  example: ({ udyam_number }) => ({ uan: toUan(String(udyam_number)), mobile: '9000000051' }),
});

const none = z.array(z.unknown()).max(0);

/** No client shows this shape: it is the field set of another vendor's Udyam answer [I]. */
const Registration = z.strictObject({
  ...texts('enterprise_name', 'organisation_type', 'service_type', 'gender', 'mobile', 'email', 'dic'),
  ...texts('date_of_incorporation', 'date_of_commencement', 'date_of_udyam_registeration'),
  ...{ social_category: z.literal(''), 'msme-dfo': z.literal('') },
  address: z.strictObject(texts('address', 'city', 'district', 'state', 'pin')),
  enterprise_type: z.array(z.strictObject(texts('classification_year', 'enterprise_type'))),
  ...{ plant_details: none, nic_code: none },
});

const udyam = karzaPhrase('v3', {
  service: udyamDetails,
  path: '/v3/udyam/auth',
  fields: { udyamRegistrationNo: Udyam.schema },
  hear: ({ udyamRegistrationNo }) => ({ udyam_number: udyamRegistrationNo }),
  say: sayUdyam,
  result: Registration,
  example: ({ udyam_number }) => ({ udyamRegistrationNo: udyam_number }),
});

function sayUdyam(told: Enterprise) {
  const { line, city, district, state, pincode } = told.address;
  const began = dayMonthYear(told.established_on);
  return {
    ...{ enterprise_name: told.enterprise_name, organisation_type: told.organisation_type },
    ...{ service_type: told.major_activity, gender: told.owner_gender ?? '', social_category: '' },
    ...{ date_of_incorporation: began, date_of_commencement: began },
    address: { address: line, city, district, state: stateOf(state).name, pin: pincode },
    ...{ mobile: told.mobile, email: told.email, plant_details: [] },
    enterprise_type: [{ classification_year: '', enterprise_type: told.enterprise_type }],
    ...{ nic_code: [], dic: district, 'msme-dfo': '' },
    date_of_udyam_registeration: dayMonthYear(told.registered_on),
  };
}

export const msmePhrases = [uam, udyam];
