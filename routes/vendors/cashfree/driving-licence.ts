import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { IsoDate } from '../../fields/common.ts';
import { LicenceNumber } from '../../fields/road.ts';
import type { Licence } from '../../person-records.ts';
import { drivingLicence as native } from '../../services/driving-licence.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { noAddress, nulls, SplitAddress, splitAddress } from './address-list.ts';
import { idsOf } from './asked.ts';
import { idsShape, operation, VerificationId } from './phrase.ts';
import { told, wrong } from './problems.ts';

const badLicence = ['driving_license_value_invalid', 'driving license is invalid'] as const;

const never = nulls('to from');

function detailsOf({ issued_on, status, name, father_name, address }: Licence) {
  const complete_address = oneLine(address);
  const split_address = splitAddress(address);
  return {
    ...{ date_of_issue: dayMonthYear(issued_on), date_of_last_transaction: null, status: status.toUpperCase() },
    ...{ last_transacted_at: null, name, father_or_husband_name: father_name },
    address_list: [{ complete_address, type: 'permanent', split_address }],
    ...{ address: complete_address, split_address, cov_details: [] },
  };
}

/** Whatever has become of a licence, its number is valid; the details tell the rest [I]. */
function say(licence: Licence, call: Call) {
  const { licence_number, date_of_birth, classes, issued_on, valid_until } = licence;
  return {
    ...{ ...idsOf(call), dl_number: licence_number, dob: date_of_birth, status: 'VALID' },
    badge_details: [{ badge_issue_date: null, badge_no: null, class_of_vehicle: classes }],
    dl_validity: {
      non_transport: { to: dayMonthYear(valid_until), from: dayMonthYear(issued_on) },
      ...{ hazardous_valid_till: null, transport: never, hill_valid_till: null },
    },
    details_of_driving_licence: detailsOf(licence),
  };
}

function invalid(call: Call) {
  return {
    ...{ ...idsOf(call), dl_number: null, dob: null, status: 'INVALID', badge_details: null },
    dl_validity: { non_transport: never, hazardous_valid_till: null, transport: never, hill_valid_till: null },
    details_of_driving_licence: {
      ...nulls('date_of_issue date_of_last_transaction status last_transacted_at name father_or_husband_name'),
      ...{ address_list: null, address: null, split_address: noAddress, cov_details: null },
    },
  };
}

const DayFirst = z.string().regex(/^\d\d\/\d\d\/\d{4}$/);

const Details = z.strictObject({
  ...{ date_of_issue: DayFirst, date_of_last_transaction: z.null(), status: z.string(), last_transacted_at: z.null() },
  ...{ name: z.string(), father_or_husband_name: z.string() },
  address_list: z.array(
    z.strictObject({ complete_address: z.string(), type: z.string(), split_address: SplitAddress }),
  ),
  ...{ address: z.string(), split_address: SplitAddress, cov_details: z.array(z.object({})) },
});

export const drivingLicence = operation({
  service: native,
  path: '/driving-license',
  body: z.object({ verification_id: VerificationId, dl_number: LicenceNumber.schema, dob: IsoDate }),
  hear: ({ dl_number, dob }) => ({ licence_number: dl_number, date_of_birth: dob }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, dl_number: LicenceNumber.schema, dob: IsoDate, status: z.literal('VALID') },
    badge_details: z.array(
      z.strictObject({ badge_issue_date: z.null(), badge_no: z.null(), class_of_vehicle: z.array(z.string()) }),
    ),
    dl_validity: z.strictObject({
      non_transport: z.strictObject({ to: DayFirst, from: DayFirst }),
      transport: z.strictObject({ to: z.null(), from: z.null() }),
      ...{ hazardous_valid_till: z.null(), hill_valid_till: z.null() },
    }),
    details_of_driving_licence: Details,
  }),
  example: ({ licence_number, date_of_birth }) => {
    return { verification_id: 'test001', dl_number: licence_number, dob: date_of_birth };
  },
  refusals: {
    invalid: wrong(...badLicence),
    wrong: {
      dl_number_value_invalid: badLicence,
      verification_id_value_invalid: [
        'verification_id_value_invalid',
        'verification_id can include only alphanum, dot, hyphen and underscores',
      ],
    },
    miss: told(invalid),
  },
});
