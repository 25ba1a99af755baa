import { z } from '@hono/zod-openapi';
import type { Service } from '../../../app/service.ts';
import { Gstin } from '../../fields/tax.ts';
import type { FilingRecord, TaxpayerRecord } from '../../records.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { gstReturns } from '../../services/gst-returns.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { attestrPhrase, nulls, textOrNull, textsOrNull } from './phrase.ts';

type Taxpayer = z.output<typeof TaxpayerRecord> & { filings?: z.output<typeof FilingRecord>[] };

/** A taxpayer, with the returns of a year where one is named. */
const taxpayerWithFilings: Service = {
  ...gstDetails,
  async answer(input, world, desk) {
    const taxpayer = await gstDetails.answer(input, world, desk);
    if (!taxpayer || input.financial_year === undefined) return taxpayer;
    const returns = (await gstReturns.answer(input, world, desk)) as { filings: unknown[] } | undefined;
    return { ...taxpayer, filings: returns?.filings ?? [] };
  },
};

const body = z
  .object({
    gstin: Gstin.schema,
    fetchFilings: z.boolean({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be true or false') }),
    fy: z
      .string()
      .regex(/^20[0-9]{2}-[0-9]{2}$/, 'must be a financial year such as 2024-25')
      // GST came in July 2017 [D].
      .refine((year) => year >= '2017-18', 'must be 2017-18 or later')
      .nullish()
      .openapi({ example: '2024-25' }),
  })
  .refine(({ fetchFilings, fy }) => !fetchFilings || fy, { path: ['fy'], error: 'is needed to fetch filings' });

const Place = z.strictObject({ type: z.enum(['PRIMARY', 'ADDITIONAL']), address: z.string() });
const Filing = z.strictObject({
  type: z.string(),
  period: z.string(),
  status: z.string(),
  ...textsOrNull('filed', 'arn'),
});

/** `corpx/gstin`: the names of the fields are as clients read them [C], those inside `addresses` and `filings` are ours [I]. */
export const gstin = attestrPhrase({
  service: taxpayerWithFilings,
  path: '/corpx/gstin',
  body,
  hear: ({ gstin, fetchFilings, fy }) => ({ gstin, ...(fetchFilings && { financial_year: fy }) }),
  say: (taxpayer: Taxpayer) => ({
    ...{ active: taxpayer.status === 'Active', legalName: taxpayer.legal_name, tradeName: taxpayer.trade_name },
    ...{ pan: taxpayer.pan, constitution: taxpayer.constitution, nature: taxpayer.activities },
    type: taxpayer.taxpayer_type,
    registered: dayMonthYear(taxpayer.registration_date),
    expiry: taxpayer.cancellation_date === undefined ? null : dayMonthYear(taxpayer.cancellation_date),
    ...{ state: taxpayer.state_jurisdiction, center: taxpayer.centre_jurisdiction },
    ...nulls('updated', 'stateCode', 'centerCode', 'einvoiceEnabled'),
    addresses: [
      { type: 'PRIMARY', address: oneLine(taxpayer.principal_address) },
      ...taxpayer.additional_addresses.map((address) => ({ type: 'ADDITIONAL', address: oneLine(address) })),
    ],
    ...(taxpayer.filings && { filings: taxpayer.filings.map(filingOf) }),
  }),
  result: {
    active: z.boolean(),
    ...{ legalName: z.string(), tradeName: z.string(), pan: z.string(), constitution: z.string() },
    ...{ nature: z.array(z.string()), type: z.string(), registered: z.string(), expiry: textOrNull },
    ...{ state: z.string(), center: z.string() },
    ...textsOrNull('updated', 'stateCode', 'centerCode', 'einvoiceEnabled'),
    addresses: z.array(Place),
    filings: z.array(Filing).optional(),
  },
  example: ({ gstin }) => ({ gstin, fetchFilings: false }),
});

function filingOf({
  return_type,
  period,
  filed_on,
  arn,
  status,
}: z.output<typeof FilingRecord>): z.output<typeof Filing> {
  const [year, month] = period.split('-');
  const filed = filed_on === undefined ? null : dayMonthYear(filed_on);
  return { type: return_type, period: `${month}${year}`, status, filed, arn: arn ?? null };
}
