import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import type { Filing } from '../../../data/gst-returns.ts';
import { Gstin } from '../../fields/tax.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { type FilingTaxpayer, periodOf } from '../shared/gst-filings.ts';
import { SplitAddress, splitAddress } from './split-address.ts';
import { GstnRecord, Head, headOf, recordOf } from './taxpayer.ts';

const textsOf = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, z.string()]));

/** Parts of a place that the detailed search leaves empty [D]: they stand in the split address. */
const empty = ['principal', 'additional'].flatMap((place) =>
  ['Latitude', 'Longitude', 'Street', 'Locality', 'City', 'District', 'State', 'Pincode'].map(
    (part) => `${place}Place${part}`,
  ),
);

/** A place of business; who is to be reached there is not in the world. */
function placeOf(address: Address, activities: string[]) {
  return {
    ...{ emailId: '', address: oneLine(address), natureOfBusiness: activities.join(', ').toUpperCase(), mobile: '' },
    ...{ lastUpdatedDate: 'NA', splitAddress: splitAddress(address) },
  };
}

function filingOf({ period, return_type, filed_on, status }: Filing) {
  const { year, month } = periodOf(period);
  return {
    ...{ filingYear: year, monthOfFiling: month, methodOfFilling: filed_on === undefined ? 'NA' : 'ONLINE' },
    ...{ dateOfFiling: filed_on === undefined ? 'NA' : dayMonthYear(filed_on), gstType: return_type },
    ...{ annualReturn: 'NA', gstStatus: status },
  };
}

/** A taxpayer as the detailed search by GSTIN tells of one, with the returns of late [D]. */
export function detailedResult(value: FilingTaxpayer) {
  return {
    gstnDetailed: {
      ...{ ...headOf(value), ...Object.fromEntries(empty.map((key) => [key, ''])), complianceRating: 'NA' },
      additionalPlaceAddress: value.additional_addresses.map((address) => placeOf(address, [])),
      directorNames: [],
      principalPlaceAddress: placeOf(value.principal_address, value.activities),
    },
    ...{ gstnRecords: [recordOf(value)], gstin: value.gstin, annualAggregateTurnOver: 'NA' },
    ...{ grossTotalIncome: 'NA', grossTotalIncomeFinancialYear: '', filingStatus: (value.filings ?? []).map(filingOf) },
  };
}

const Place = z.strictObject({
  ...{
    ...textsOf(['emailId', 'address', 'natureOfBusiness', 'mobile', 'lastUpdatedDate']),
    splitAddress: SplitAddress,
  },
});

const filingKeys = [
  ...['filingYear', 'monthOfFiling', 'methodOfFilling', 'dateOfFiling', 'gstType', 'annualReturn', 'gstStatus'],
];

export const DetailedResult = z.strictObject({
  gstnDetailed: z.strictObject({
    ...{ ...Head, ...textsOf(empty), complianceRating: z.literal('NA'), additionalPlaceAddress: z.array(Place) },
    ...{ directorNames: z.array(z.string()), principalPlaceAddress: Place },
  }),
  ...{ gstnRecords: z.array(GstnRecord), gstin: Gstin.schema, annualAggregateTurnOver: z.literal('NA') },
  ...{ grossTotalIncome: z.literal('NA'), grossTotalIncomeFinancialYear: z.literal('') },
  filingStatus: z.array(z.strictObject(textsOf(filingKeys))),
});
