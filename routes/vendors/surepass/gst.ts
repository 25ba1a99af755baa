import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { Gstin, Pan } from '../../fields/tax.ts';
import type { TaxpayerRecord } from '../../records.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { gstSearch } from '../../services/gst-search.ts';
import { oneLine } from '../shared/addresses.ts';
import { noDate, surepassPhrase } from './phrase.ts';

type Taxpayer = z.output<typeof TaxpayerRecord>;

/** What the world has nothing for [C]: nobody visited, no core activity, no returns unless asked for. */
const unknown = {
  field_visit_conducted: 'No',
  nature_of_core_business_activity_code: 'NA',
  nature_of_core_business_activity_description: 'NA',
  aadhaar_validation: 'No',
  aadhaar_validation_date: noDate,
};

const nothing = z.strictObject({});

export const gstin = surepassPhrase({
  service: gstDetails,
  path: '/corporate/gstin',
  product: 'corporate_gstin',
  noun: 'GSTIN',
  fields: { id_number: Gstin.schema, filing_status_get: z.unknown().optional().openapi({ type: 'boolean' }) },
  hear: ({ id_number }) => ({ gstin: id_number }),
  say: (value: Taxpayer) => ({
    address_details: {},
    ...{ gstin: value.gstin, pan_number: value.pan, business_name: value.trade_name, legal_name: value.legal_name },
    ...{ center_jurisdiction: value.centre_jurisdiction, state_jurisdiction: value.state_jurisdiction },
    ...{ date_of_registration: value.registration_date, constitution_of_business: value.constitution },
    ...{ taxpayer_type: value.taxpayer_type, gstin_status: value.status },
    ...{ date_of_cancellation: value.cancellation_date ?? noDate, nature_bus_activities: value.activities },
    ...{ ...unknown, filing_status: [], address: oneLine(value.principal_address), hsn_info: {}, filing_frequency: [] },
  }),
  result: {
    ...{ address_details: nothing, gstin: Gstin.schema, pan_number: Pan.schema },
    ...{ business_name: z.string(), legal_name: z.string(), center_jurisdiction: z.string() },
    ...{ state_jurisdiction: z.string(), date_of_registration: z.iso.date(), constitution_of_business: z.string() },
    ...{ taxpayer_type: z.string(), gstin_status: z.string(), date_of_cancellation: z.iso.date() },
    ...{ nature_bus_activities: z.array(z.string()), address: z.string(), hsn_info: nothing },
    ...Object.fromEntries(Object.keys(unknown).map((key) => [key, z.string()])),
    ...{ filing_status: z.array(z.unknown()).max(0), filing_frequency: z.array(z.unknown()).max(0) },
  },
  example: ({ gstin }) => ({ id_number: gstin }),
});

interface Found {
  gstin: string;
  state: string;
  status: string;
}

/** The list is seen [C]; what stands beside a GSTIN in it is [I]. */
export const gstinByPan = surepassPhrase({
  service: gstSearch,
  path: '/corporate/gstin-by-pan',
  product: 'corporate_gstin_by_pan',
  noun: 'PAN',
  fields: { id_number: Pan.schema },
  hear: ({ id_number }) => ({ pan_number: id_number }),
  say: (found: Found[]) => ({
    pan_number: found[0]?.gstin.slice(2, 12) ?? '',
    gstin_list: found.map(({ gstin, state, status }) => ({
      ...{ gstin, active_status: status, state: stateOf(state).name },
    })),
  }),
  result: {
    pan_number: z.string(),
    gstin_list: z.array(z.strictObject({ gstin: Gstin.schema, active_status: z.string(), state: z.string() })),
  },
  example: ({ pan_number }) => ({ id_number: pan_number }),
});
