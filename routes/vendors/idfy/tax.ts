import { z } from '@hono/zod-openapi';
import { Gstin, Pan } from '../../fields/tax.ts';
import type { TaxpayerRecord } from '../../records.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { type PanProfile, panProfile } from '../shared/pan-profile.ts';
import { splitName } from '../shared/person-name.ts';
import { texts } from './task.ts';
import { verification } from './verification.ts';

const textOrNull = z.union([z.string(), z.null()]);
const boolOrNull = z.union([z.boolean(), z.null()]);

const categories = { individual: 'Individual', company: 'Company', firm: 'Firm', huf: 'HUF', trust: 'Trust' };

/** A PAN; `full_name` is what clients read [C], the other names are ours [I]. */
export const pan = verification({
  type: 'ind_pan',
  alsoCalled: ['ind_pan_plus'],
  service: panProfile,
  data: { id_number: Pan.schema, full_name: z.string().nullish(), dob: z.string().nullish() },
  hear: ({ id_number }) => ({ pan_number: id_number }),
  say({ pan, name, holder_type, status, aadhaar_linked, holder }: PanProfile) {
    const person = holder_type === 'individual';
    const { first, middle, last } = person ? splitName(name) : { first: '', middle: '', last: name };
    return {
      ...{ aadhaar_seeding_status: person ? aadhaar_linked : null, category: categories[holder_type] },
      ...{ first_name: first, full_name: name, gender: holder?.person?.gender ?? null, id_number: pan },
      ...{ last_name: last, middle_name: middle, name_on_card: name, pan_status: status.toUpperCase(), source: 'NSDL' },
    };
  },
  result: {
    ...texts('category', 'first_name', 'full_name', 'id_number', 'last_name', 'middle_name', 'name_on_card'),
    ...{ pan_status: z.string(), source: z.literal('NSDL'), aadhaar_seeding_status: boolOrNull, gender: textOrNull },
  },
  example: ({ pan_number }) => ({ id_number: pan_number }),
});

type Taxpayer = z.output<typeof TaxpayerRecord>;

/** A GST registration; `legal_name` is what clients read [C], the other names are ours [I]. */
export const gst = verification({
  type: 'ind_gst_certificate',
  service: gstDetails,
  data: { gstin: Gstin.schema },
  hear: ({ gstin }) => ({ gstin }),
  say: (taxpayer: Taxpayer) => ({
    ...{ constitution_of_business: taxpayer.constitution, date_of_registration: taxpayer.registration_date },
    ...{ gstin: taxpayer.gstin, gstin_status: taxpayer.status, legal_name: taxpayer.legal_name },
    principal_place_of_business_fields: { principal_place_of_business_address: oneLine(taxpayer.principal_address) },
    ...{ source: 'GSTN', taxpayer_type: taxpayer.taxpayer_type, trade_name: taxpayer.trade_name },
  }),
  result: {
    ...texts('constitution_of_business', 'date_of_registration', 'gstin', 'gstin_status', 'legal_name'),
    ...{ ...texts('taxpayer_type', 'trade_name'), source: z.literal('GSTN') },
    principal_place_of_business_fields: z.strictObject(texts('principal_place_of_business_address')),
  },
  example: ({ gstin }) => ({ gstin }),
});
