import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import type { Taxpayer } from '../../records.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { premisesOf } from '../shared/premises.ts';

export type { Taxpayer } from '../../records.ts';

const texts = <Key extends string>(...keys: Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string()])) as Record<Key, z.ZodString>);

const Place = texts(
  ...(['buildingName', 'buildingNumber', 'city', 'district', 'floorNo', 'latitude', 'location'] as const),
  ...(['longitude', 'naturePlaceOfBusiness', 'pinCode', 'stateCode', 'street'] as const),
);

/** All of it is text; "" stands for what is not known, and `stateCode` is the state's name [D]. */
export const GstData = z.strictObject({
  address: z.strictObject({ additional: z.array(Place), principle: Place }),
  company: texts(
    ...(['constitutionOfBusiness', 'name', 'natureOfBusinessActivity', 'state', 'status'] as const),
    ...(['taxPayerType', 'tradeName', 'type'] as const),
  ),
  gst: texts('dateOfCancellation', 'id', 'lastUpdatedDate', 'registrationDate'),
  jurisdiction: texts('centre', 'centreCode', 'state', 'stateCode'),
});

export type GstData = z.output<typeof GstData>;
export type Place = z.output<typeof Place>;

export function gstData(taxpayer: Taxpayer): GstData {
  const { gstin, principal_address, additional_addresses, registration_date, cancellation_date } = taxpayer;
  return {
    address: { additional: additional_addresses.map(placeOf), principle: placeOf(principal_address) },
    company: companyOf(taxpayer),
    gst: {
      dateOfCancellation: cancellation_date === undefined ? '' : dayMonthYear(cancellation_date),
      ...{ id: gstin, lastUpdatedDate: '', registrationDate: dayMonthYear(registration_date) },
    },
    jurisdiction: {
      ...{ centre: taxpayer.centre_jurisdiction, centreCode: '' },
      ...{ state: taxpayer.state_jurisdiction, stateCode: '' },
    },
  };
}

function companyOf(taxpayer: Taxpayer): GstData['company'] {
  const { constitution, legal_name, activities, state_jurisdiction, status, taxpayer_type, trade_name } = taxpayer;
  return {
    ...{ constitutionOfBusiness: constitution, name: legal_name, natureOfBusinessActivity: activities.join(', ') },
    ...{ state: state_jurisdiction, status, taxPayerType: taxpayer_type, tradeName: trade_name, type: constitution },
  };
}

function placeOf({ line, city, district, state, pincode }: Address): Place {
  const { number, street, locality } = premisesOf(line);
  return {
    ...{ buildingName: '', buildingNumber: number, city, district, floorNo: '', latitude: '', location: locality },
    ...{ longitude: '', naturePlaceOfBusiness: '', pinCode: pincode, stateCode: stateOf(state).name, street },
  };
}
