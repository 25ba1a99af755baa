import { z } from '@hono/zod-openapi';
import { Gstin, Pan } from '../../../fields/tax.ts';
import type { TaxpayerRecord } from '../../../records.ts';
import { gstDetails } from '../../../services/gst-details.ts';
import { oneLine } from '../../shared/addresses.ts';
import { dayMonthYear } from '../../shared/dates.ts';
import { document } from '../document.ts';

type Taxpayer = z.output<typeof TaxpayerRecord>;

/** A place of business; who is to be reached there is not in the world. */
function placeOf(address: Taxpayer['principal_address'], activities: string[]) {
  return {
    ...{ email: '', address: oneLine(address), mobileNumber: '' },
    ...{ natureOfBusinessAtAddress: activities.join(', '), lastUpdatedDate: '' },
  };
}

const place = ['email', 'address', 'mobileNumber', 'natureOfBusinessAtAddress', 'lastUpdatedDate'];
const Place = z.strictObject(Object.fromEntries(place.map((key) => [key, z.string()])));

export const gstin = document({
  type: 'GSTIN',
  message: 'KYC Details for GSTIN retrieved successfully.',
  service: gstDetails,
  input: (number) => ({ gstin: number }),
  number: ({ gstin }) => gstin,
  say: (value: Taxpayer) => ({
    primaryBusinessContact: placeOf(value.principal_address, value.activities),
    ...{ stateJurisdiction: value.state_jurisdiction, stateJurisdictionCode: 'NA', taxpayerType: value.taxpayer_type },
    ...{ registrationDate: dayMonthYear(value.registration_date), constitutionOfBusiness: value.constitution },
    ...{ gstnStatus: value.status, tradeName: value.trade_name, gstin: value.gstin },
    // What stands in this list is [I]: the document shows an empty one.
    additionalPlacesOfBusinessInState: value.additional_addresses.map((address) => placeOf(address, [])),
    ...{ legalName: value.legal_name, natureOfBusiness: value.activities },
    ...{ centralJurisdiction: value.centre_jurisdiction, centralJurisdictionCode: 'NA', pan: value.pan },
    ...{ authorizedSignatories: '', complianceRating: '' },
    cxdt: value.cancellation_date === undefined ? '' : dayMonthYear(value.cancellation_date),
  }),
  result: z.strictObject({
    ...{ primaryBusinessContact: Place, additionalPlacesOfBusinessInState: z.array(Place) },
    ...{ stateJurisdiction: z.string(), stateJurisdictionCode: z.literal('NA'), taxpayerType: z.string() },
    ...{ registrationDate: z.string(), constitutionOfBusiness: z.string(), gstnStatus: z.string() },
    ...{ tradeName: z.string(), gstin: Gstin.schema, legalName: z.string(), natureOfBusiness: z.array(z.string()) },
    ...{ centralJurisdiction: z.string(), centralJurisdictionCode: z.literal('NA'), pan: Pan.schema },
    ...{ authorizedSignatories: z.literal(''), complianceRating: z.literal(''), cxdt: z.string() },
  }),
});
