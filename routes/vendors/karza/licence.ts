import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { LicenceNumber } from '../../fields/road.ts';
import type { Licence } from '../../person-records.ts';
import { drivingLicence } from '../../services/driving-licence.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayFirst, dayMonthYear, isoOf } from '../shared/dates.ts';
import { karzaPhrase } from './phrase.ts';
import { sentOf } from './sent.ts';
import { texts } from './texts.ts';

const written = (iso: string) => dayMonthYear(iso, '-');

/** How long it holds; one with no class for transport has nothing there. */
function validityOf({ issued_on, valid_until, classes }: Licence) {
  const span = `${written(issued_on)} to ${written(valid_until)}`;
  return { nonTransport: span, transport: classes.includes('TRANS') ? span : '' };
}

function addressOf(address: Address) {
  const { line, district, state, pincode } = address;
  return {
    ...{ addressLine1: line, state: stateOf(state).name, district, pin: Number(pincode) },
    // Country and type are worded as clients have them, but in no document that was seen [I].
    ...{ completeAddress: oneLine(address), country: 'India', type: 'Permanent' },
  };
}

/** The world knows of no endorsement; "NA" where nothing hazardous or hilly is allowed [C]. */
const unendorsed = {
  ...{ initialIssuingOffice: '', lastEndorsementDate: '', lastEndorsedOffice: '', endorsementReason: '' },
  ...{ hazardousValidTill: 'NA', hillValidTill: 'NA' },
};

const endorsements = Object.keys(unendorsed) as (keyof typeof unendorsed)[];

/** Whether the details of endorsement are wanted, too. */
const beside = z.object({ additionalDetails: z.boolean().nullish() });

const result = z.strictObject({
  ...texts('issueDate', 'father/husband', 'name', 'img', 'bloodGroup', 'dob', 'dlNumber'),
  validity: z.strictObject(texts('nonTransport', 'transport')),
  covDetails: z.array(z.strictObject(texts('cov', 'issueDate'))),
  address: z.array(
    z.strictObject({
      ...texts('addressLine1', 'state', 'district', 'completeAddress', 'country', 'type'),
      pin: z.int(),
    }),
  ),
  ...texts('status'),
  statusDetails: z.strictObject(texts('from', 'to', 'remarks')),
  endorsementAndHazardousDetails: z.strictObject(texts(...endorsements)).optional(),
});

export const licencePhrases = [
  karzaPhrase('v3', {
    service: drivingLicence,
    path: '/v3/dl',
    fields: { dlNo: LicenceNumber.schema, dob: dayFirst('-'), ...beside.shape },
    hear: ({ dlNo, dob }) => ({ licence_number: dlNo, date_of_birth: isoOf(dob) }),
    say: (told: Licence, call) => ({
      ...{ issueDate: written(told.issued_on), 'father/husband': told.father_name, name: told.name, img: '' },
      ...{ bloodGroup: '', dob: written(told.date_of_birth), dlNumber: told.licence_number },
      validity: validityOf(told),
      covDetails: told.classes.map((cov) => ({ cov, issueDate: written(told.issued_on) })),
      address: [addressOf(told.address)],
      ...{ status: told.status, statusDetails: { from: '', to: '', remarks: '' } },
      // Only where it was asked for [C].
      ...(sentOf(call, beside).additionalDetails && { endorsementAndHazardousDetails: unendorsed }),
    }),
    result,
    example: ({ licence_number, date_of_birth }) => ({
      ...{ dlNo: licence_number, dob: written(String(date_of_birth)), additionalDetails: true },
    }),
  }),
  // The shape is [C].
  karzaPhrase('v2', {
    service: drivingLicence,
    path: '/v2/dl',
    fields: { dl_no: LicenceNumber.schema, dob: dayFirst('-') },
    hear: ({ dl_no, dob }) => ({ licence_number: dl_no, date_of_birth: isoOf(dob) }),
    say: (told: Licence) => ({
      ...{ issue_date: written(told.issued_on), 'father/husband': told.father_name, name: told.name, img: '' },
      ...{ blood_group: '', dob: written(told.date_of_birth) },
      validity: { 'non-transport': validityOf(told).nonTransport, transport: validityOf(told).transport },
      cov_details: told.classes.map((cov) => ({ issue_date: written(told.issued_on), cov })),
      address: oneLine(told.address),
    }),
    result: z.strictObject({
      ...texts('issue_date', 'father/husband', 'name', 'img', 'blood_group', 'dob', 'address'),
      validity: z.strictObject(texts('non-transport', 'transport')),
      cov_details: z.array(z.strictObject(texts('issue_date', 'cov'))),
    }),
    example: ({ licence_number, date_of_birth }) => ({ dl_no: licence_number, dob: written(String(date_of_birth)) }),
  }),
];
