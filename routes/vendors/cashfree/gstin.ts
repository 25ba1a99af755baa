import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { Gstin } from '../../fields/tax.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { premisesOf } from '../shared/premises.ts';
import { asked, referenceOf } from './asked.ts';
import { operation, text, withTestValues } from './phrase.ts';
import { told, wrong } from './problems.ts';
import { cannotValidate } from './refusals.ts';
import { testGstins } from './test-gstins.ts';

const badGstin = [
  'GSTIN_value_invalid',
  'GSTIN first 2 digits should be numeric and length should not exceed 15 and should be alphanumeric.',
] as const;

/** A taxpayer as the native service tells of one; `said` are words that only the vendor's documents have. */
interface Taxpayer {
  gstin: string;
  legal_name: string;
  trade_name: string;
  status: string;
  constitution: string;
  taxpayer_type: string;
  registration_date: string;
  state_jurisdiction: string;
  centre_jurisdiction: string;
  principal_address: Address;
  additional_addresses: Address[];
  activities: string[];
  said?: object;
}

/** The world's addresses have no more parts than these; the documents leave empty what is not known [D]. */
function split({ line, city, district, state, pincode }: Address) {
  const { number, street, locality } = premisesOf(line);
  return {
    ...{ building_name: '', street, location: locality, building_number: number, district, state: stateOf(state).name },
    ...{ city, flat_number: '', latitude: '', longitude: '', pincode },
  };
}

function say(taxpayer: Taxpayer, call: Call) {
  const { principal_address, additional_addresses } = taxpayer;
  return {
    reference_id: referenceOf(call),
    GSTIN: taxpayer.gstin,
    legal_name_of_business: taxpayer.legal_name,
    trade_name_of_business: taxpayer.trade_name,
    center_jurisdiction: taxpayer.centre_jurisdiction,
    state_jurisdiction: taxpayer.state_jurisdiction,
    date_of_registration: taxpayer.registration_date,
    constitution_of_business: taxpayer.constitution,
    taxpayer_type: taxpayer.taxpayer_type,
    gst_in_status: taxpayer.status,
    last_update_date: null,
    nature_of_business_activities: taxpayer.activities,
    principal_place_address: oneLine(principal_address),
    principal_place_split_address: split(principal_address),
    additional_address_array: additional_addresses.map((one) => ({ address: oneLine(one), split_address: split(one) })),
    ...{ valid: true, message: 'GSTIN Exists', ...taxpayer.said },
  };
}

const parts =
  'building_name street location building_number district state city flat_number latitude longitude pincode';
const Split = z.strictObject(Object.fromEntries(parts.split(' ').map((part) => [part, z.string()])));

const result = z.strictObject({
  ...{ reference_id: z.int(), GSTIN: Gstin.schema, legal_name_of_business: z.string() },
  ...{ trade_name_of_business: z.string(), center_jurisdiction: z.string(), state_jurisdiction: z.string() },
  ...{ date_of_registration: z.iso.date(), constitution_of_business: z.string(), taxpayer_type: z.string() },
  ...{ gst_in_status: z.string(), last_update_date: text, nature_of_business_activities: z.array(z.string()) },
  ...{ principal_place_address: z.string(), principal_place_split_address: Split },
  additional_address_array: z.array(z.strictObject({ address: z.string(), split_address: Split })),
  ...{ valid: z.literal(true), message: z.literal('GSTIN Exists') },
});

export const gstin = operation({
  service: withTestValues(gstDetails, testGstins),
  path: '/gstin',
  body: z.object({
    GSTIN: Gstin.schema,
    business_name: z.string().max(200).optional().openapi({ example: 'MOCKWORKS' }),
  }),
  hear: ({ GSTIN }) => ({ gstin: GSTIN }),
  say,
  result,
  example: ({ gstin }) => ({ GSTIN: gstin, business_name: 'MOCKWORKS' }),
  refusals: {
    invalid: wrong(...badGstin),
    wrong: {
      GSTIN_value_invalid: badGstin,
      business_name_value_invalid: ['business_name_value_invalid', 'business_name should be alphanumeric.'],
    },
    miss: told((call) => {
      return { reference_id: referenceOf(call), GSTIN: asked(call, 'GSTIN'), message: "GSTIN Doesn't Exist" };
    }),
    failed: cannotValidate,
    // It documents no 502.
    down: cannotValidate,
  },
});
