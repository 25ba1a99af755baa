import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { Gstin } from '../../fields/tax.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import type { FilingTaxpayer } from '../shared/gst-filings.ts';
import { premisesOf } from '../shared/premises.ts';
import { SplitAddress, splitAddress } from './split-address.ts';

const textsOf = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, z.string()]));

/** What both of the vendor's ways to tell of a taxpayer begin with [D]. */
export function headOf(value: FilingTaxpayer) {
  return {
    ...{ constitutionOfBusiness: value.constitution.toUpperCase(), legalNameOfBusiness: value.legal_name },
    ...{ tradeNameOfBusiness: value.trade_name, centreJurisdiction: value.centre_jurisdiction.toUpperCase() },
    stateJurisdiction: value.state_jurisdiction.toUpperCase(),
    ...{ registrationDate: dayMonthYear(value.registration_date), taxPayerDate: '' },
    ...{ taxPayerType: value.taxpayer_type.toUpperCase(), gstinStatus: value.status.toUpperCase() },
    cancellationDate: value.cancellation_date === undefined ? '' : dayMonthYear(value.cancellation_date),
    natureOfBusinessActivities: value.activities.map((activity) => activity.toUpperCase()),
  };
}

const headKeys = [
  ...['constitutionOfBusiness', 'legalNameOfBusiness', 'tradeNameOfBusiness', 'centreJurisdiction'],
  ...['stateJurisdiction', 'registrationDate', 'taxPayerDate', 'taxPayerType', 'gstinStatus', 'cancellationDate'],
];
export const Head = { ...textsOf(headKeys), natureOfBusinessActivities: z.array(z.string()) };

/** The parts of a place, by the vendor's names after `principalPlace` or `additionalPlace`. */
function partsOf(address: Address | undefined) {
  const { number, street, locality } = premisesOf(address?.line ?? '');
  return {
    ...{ Address: address ? oneLine(address).toUpperCase() : '', Latitude: '', Longitude: '' },
    ...{ BuildingNameFromGST: '', BuildingNoFromGST: number, FlatNo: '', Street: street, Locality: locality },
    ...{ City: address?.city ?? '', District: address?.district.toUpperCase() ?? '' },
    ...{ State: address ? stateOf(address.state).name.toUpperCase() : '', Pincode: address?.pincode ?? '' },
  };
}

const prefixed = (prefix: string, parts: Record<string, string>, write = (text: string) => text) =>
  Object.fromEntries(Object.entries(parts).map(([key, value]) => [prefix + key, write(value)]));

function additionalOf(address: Address) {
  const { number, street, locality } = premisesOf(address.line);
  return {
    ...{ address: oneLine(address), flatNo: '', street, locality, buildingNo: number, buildingName: '' },
    ...{ district: address.district, city: address.city, state: stateOf(address.state).name },
    ...{ pincode: address.pincode, latitude: '', longitude: '' },
  };
}

/** A taxpayer as a search by PAN or by GSTIN tells of one [D]. */
export function flatDetail(value: FilingTaxpayer) {
  const [additional] = value.additional_addresses;
  return {
    ...headOf(value),
    ...prefixed('principalPlace', partsOf(value.principal_address), (text) => text.toUpperCase()),
    ...prefixed('additionalPlace', partsOf(additional)),
    additionalAddressArray: value.additional_addresses.map(additionalOf),
    ...{ lastUpdatedDate: '', gstin: value.gstin },
    principalPlaceSplitAddress: splitAddress(value.principal_address),
    additionalPlaceSplitAddress: splitAddress(additional),
  };
}

const partKeys = Object.keys(partsOf(undefined));
const additionalKeys = [
  ...['address', 'flatNo', 'street', 'locality', 'buildingNo', 'buildingName', 'district', 'city', 'state'],
  ...['pincode', 'latitude', 'longitude'],
];

export const FlatDetail = z.strictObject({
  ...{ ...Head, ...textsOf(partKeys.flatMap((key) => [`principalPlace${key}`, `additionalPlace${key}`])) },
  additionalAddressArray: z.array(z.strictObject(textsOf(additionalKeys))),
  ...{ lastUpdatedDate: z.literal(''), gstin: Gstin.schema },
  ...{ principalPlaceSplitAddress: SplitAddress, additionalPlaceSplitAddress: SplitAddress },
});

/** A registration in the list [D]: all but the name and the number is empty. */
export function recordOf({ gstin, legal_name = '' }: { gstin: string; legal_name?: string }) {
  return {
    ...{ applicationStatus: '', registrationName: legal_name, mobNum: '', regType: '', emailId: '', tinNumber: '' },
    ...{ gstinRefId: '', gstin },
  };
}

export const GstnRecord = z.strictObject(textsOf(Object.keys(recordOf({ gstin: '' }))));
