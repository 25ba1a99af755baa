import { z } from '@hono/zod-openapi';
import type { Address } from '../../../../data/entities.ts';
import { stateOf } from '../../../../data/states.ts';
import type { Licence } from '../../../person-records.ts';
import { drivingLicence } from '../../../services/driving-licence.ts';
import { oneLine } from '../../shared/addresses.ts';
import { dayMonthYear } from '../../shared/dates.ts';
import { document } from '../document.ts';

const addressOf = (address: Address, type: string) => ({
  ...{ addressLine: `${address.line} ${address.city}`, completeAddress: oneLine(address), country: 'INDIA' },
  ...{ district: address.district.toUpperCase(), pin: address.pincode, state: stateOf(address.state).letters, type },
});

const textsOf = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, z.string()]));
const addressKeys = ['addressLine', 'completeAddress', 'country', 'district', 'pin', 'state', 'type'];
const texts = [
  ...['drivingLicenseNumber', 'dateOfBirth', 'endorseDate', 'endorseNumber', 'name', 'fatherOrHusbandName', 'status'],
  ...['validFrom', 'validTo'],
];

export const licence = document({
  type: 'DRIVING_LICENSE',
  message: 'KYC Details for Driving License retrieved successfully.',
  service: drivingLicence,
  input: (number, dob) => ({ licence_number: number, date_of_birth: dob }),
  number: ({ licence_number }) => licence_number,
  say: (value: Licence) => ({
    addresses: ['permanent', 'temporary'].map((type) => addressOf(value.address, type)),
    allClassOfVehicle: value.classes.map((cov) => ({
      ...{ cov, expiryDate: 'NA', issueDate: dayMonthYear(value.issued_on), covCategory: 'NT' },
    })),
    ...{ drivingLicenseNumber: value.licence_number, dateOfBirth: dayMonthYear(value.date_of_birth) },
    ...{ endorseDate: '', endorseNumber: '', name: value.name, fatherOrHusbandName: value.father_name },
    ...{ status: value.status.toUpperCase(), validFrom: dayMonthYear(value.issued_on) },
    validTo: dayMonthYear(value.valid_until),
  }),
  result: z.strictObject({
    ...textsOf(texts),
    addresses: z.array(z.strictObject(textsOf(addressKeys))).length(2),
    allClassOfVehicle: z.array(z.strictObject(textsOf(['cov', 'expiryDate', 'issueDate', 'covCategory']))),
  }),
});
