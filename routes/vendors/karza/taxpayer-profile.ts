import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { Gstin } from '../../fields/tax.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import type { Taxpayer } from './taxpayer.ts';

/** Three ways to say nothing stand side by side: "NA", an empty text and null [D]. */
const Nothing = { NA: z.literal('NA'), blank: z.literal(''), null: z.null() };

const none = z.array(z.unknown()).max(0);

const Place = z.strictObject({
  ...{ addr: Nothing.null, ntr: z.string(), adr: z.string(), em: Nothing.blank },
  ...{ lastUpdatedDate: Nothing.NA, mb: Nothing.blank },
});

const DayFirst = z.string().regex(/^\d{2}\/\d{2}\/\d{4}$/);

const basic = {
  canFlag: Nothing.NA,
  contacted: z.strictObject({ email: Nothing.null, mobNum: Nothing.null, name: Nothing.null }),
  ...{ ppr: Nothing.NA, cmpRt: Nothing.NA, rgdt: DayFirst, tradeNam: z.string() },
  ...{ nba: z.array(z.string()), mbr: z.array(z.string()), adadr: z.array(Place), pradr: Place },
  ...{ stjCd: Nothing.NA, lstupdt: Nothing.NA, gstin: Gstin.schema, ctjCd: Nothing.NA, stj: z.string() },
  ...{ dty: z.string(), cxdt: z.union([DayFirst, Nothing.blank]), ctb: z.string() },
  ...{ sts: z.enum(['Active', 'Cancelled', 'Suspended']), lgnm: z.string(), ctj: z.string() },
};

/** What `additionalData` adds; the world knows no turnover, no goods and no tax paid, and says so as above [I]. */
const additional = {
  ...{ bzgddtls: none, bzsdtls: none, aggreTurnOver: Nothing.NA },
  ...{ mandatedeInvoice: Nothing.NA, ntcrbs: z.enum(['MFT', 'TRD', 'SPO']), adhrVFlag: Nothing.NA, gtiFY: Nothing.NA },
  ...{ ekycVFlag: Nothing.NA, percentTaxInCash: Nothing.NA, compDetl: z.literal(false), gti: Nothing.NA },
  ...{ aggreTurnOverFY: Nothing.NA, percentTaxInCashFY: Nothing.NA },
};

export const Profile = z.union([z.object(basic).strict(), z.strictObject({ ...basic, ...additional })]);

/** A registration in the GST network's own short names, which Karza hands on. */
export function profileOf(value: Taxpayer, more: boolean) {
  const { activities, gstin, cancellation_date: cancelled } = value;
  return {
    ...{ canFlag: 'NA', contacted: { email: null, mobNum: null, name: null }, ppr: 'NA', cmpRt: 'NA' },
    ...{ rgdt: dayMonthYear(value.registration_date), tradeNam: value.trade_name, nba: activities },
    mbr: value.members ?? [],
    adadr: value.additional_addresses.map((address) => placeOf(address, activities)),
    pradr: placeOf(value.principal_address, activities),
    ...{ stjCd: 'NA', lstupdt: 'NA', gstin, ctjCd: 'NA', stj: value.state_jurisdiction, dty: value.taxpayer_type },
    ...{ cxdt: cancelled === undefined ? '' : dayMonthYear(cancelled), ctb: value.constitution },
    ...{ sts: value.status, lgnm: value.legal_name, ctj: value.centre_jurisdiction },
    ...(more && additionalOf(activities)),
  };
}

function placeOf(address: Address, activities: string[]) {
  return {
    ...{ addr: null, ntr: activities.join(', '), adr: oneLine(address).toUpperCase(), em: '' },
    ...{ lastUpdatedDate: 'NA', mb: '' },
  };
}

function additionalOf(activities: string[]) {
  return {
    ...{ bzgddtls: [], bzsdtls: [], aggreTurnOver: 'NA', mandatedeInvoice: 'NA', ntcrbs: coreOf(activities) },
    ...{ adhrVFlag: 'NA', gtiFY: 'NA', ekycVFlag: 'NA', percentTaxInCash: 'NA', compDetl: false, gti: 'NA' },
    ...{ aggreTurnOverFY: 'NA', percentTaxInCashFY: 'NA' },
  };
}

/** Nature of the core business; MFT is the document's, the others are the GST network's [I]. */
function coreOf(activities: string[]): 'MFT' | 'TRD' | 'SPO' {
  if (activities.some((activity) => activity.startsWith('Factory'))) return 'MFT';
  return activities.some((activity) => /Retail|Wholesale|Import|Export/.test(activity)) ? 'TRD' : 'SPO';
}
