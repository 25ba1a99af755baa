import { z } from '@hono/zod-openapi';
import { boardOf } from '../../../data/board.ts';
import type { Address } from '../../../data/entities.ts';
import { type Filing, returnsOf } from '../../../data/gst-returns.ts';
import { findRegistration, type World } from '../../../data/world.ts';
import { Gstin } from '../../fields/tax.ts';
import type { TaxpayerRecord } from '../../records.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { grown } from '../shared/grown.ts';
import { consent, gridlinesPhrase } from './phrase.ts';

interface More {
  directors: string[];
  email: string;
  mobile: string;
  filings: (Filing & { year: string })[];
}

type Taxpayer = z.output<typeof TaxpayerRecord> & { more?: More };

/** The last two years that the world has, the latest first. */
const years = ['2025-26', '2024-25'];

const taxpayer = grown<z.output<typeof TaxpayerRecord>>(gstDetails, (value, world): Taxpayer => {
  const more = moreOf(value.gstin, world);
  return more ? { ...value, more } : value;
});

function moreOf(gstin: string, world: World): More | undefined {
  const found = findRegistration(world, gstin);
  if (!found) return undefined;
  const { holder, registration } = found;
  const board = holder.kind === 'person' ? [] : boardOf(world, holder);
  const directors = holder.kind === 'person' ? [holder.name] : board.map(({ director }) => director.name);
  const filings = years.flatMap((year) => {
    const filed = (returnsOf(registration, year) ?? []).filter(({ status }) => status === 'Filed');
    return filed.map((filing) => ({ ...filing, year })).reverse();
  });
  return { directors, email: holder.email, mobile: holder.mobile, filings };
}

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.string()]));

const Place = z.strictObject(texts('address', 'email', 'mobile', 'nature_of_business_activity'));
const Filed = z.strictObject({
  ...texts('return_type', 'financial_year', 'tax_period', 'date_of_filing'),
  ...{ mode_of_filing: z.literal('ONLINE'), status: z.literal('Filed') },
});
const GstinData = z.strictObject({
  document_type: z.literal('GSTIN'),
  ...texts('document_id', 'status', 'pan', 'legal_name', 'trade_name', 'center_jurisdiction', 'state_jurisdiction'),
  ...texts('constitution_of_business', 'taxpayer_type', 'date_of_registration'),
  ...{ date_of_cancellation: z.string().optional(), directors: z.array(z.string()) },
  ...{ principal_address: Place, additional_addresses: z.array(Place), filing_data: z.array(Filed).optional() },
});

/** A client writes it as a text [C]. */
const Flag = z.union([z.boolean(), z.enum(['true', 'false'])]).optional();

/** `gstin-api/fetch-detailed`, as an answer of it was recorded [C]; what the world does not know is left out. */
export const fetchGstin = gridlinesPhrase({
  service: taxpayer,
  path: '/gstin-api/fetch-detailed',
  body: z.object({ gstin: Gstin.schema, include_filing_data: Flag, consent: consent.optional() }),
  hear: ({ gstin, consent }) => ({ gstin, consent }),
  say(value: Taxpayer, { heard }) {
    const { include_filing_data: asked } = (heard?.json ?? {}) as { include_filing_data?: unknown };
    const filings = String(asked) === 'true' && { filing_data: (value.more?.filings ?? []).map(filedOf) };
    return { code: '1000', message: 'Valid GSTIN', gstin_data: { ...dataOf(value), ...filings } };
  },
  result: { gstin_data: GstinData },
  missing: { code: '1005', message: 'GSTIN does not exist' },
  invalid: { code: 'INVALID_GSTIN', message: 'Invalid GSTIN.' },
  example: ({ gstin }) => ({ gstin, include_filing_data: true }),
});

function dataOf({ more, ...value }: Taxpayer) {
  const place = (address: Address) => ({
    ...{ address: oneLine(address), email: more?.email ?? '', mobile: more?.mobile ?? '' },
    nature_of_business_activity: value.activities.join(', '),
  });
  return {
    ...{ document_type: 'GSTIN' as const, document_id: value.gstin, status: value.status, pan: value.pan },
    ...{ legal_name: value.legal_name, trade_name: value.trade_name },
    ...{ center_jurisdiction: value.centre_jurisdiction, state_jurisdiction: value.state_jurisdiction },
    ...{ constitution_of_business: value.constitution, taxpayer_type: value.taxpayer_type },
    date_of_registration: value.registration_date,
    ...(value.cancellation_date !== undefined && { date_of_cancellation: value.cancellation_date }),
    ...{ directors: more?.directors ?? [], principal_address: place(value.principal_address) },
    additional_addresses: value.additional_addresses.map(place),
  };
}

const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

function filedOf({ return_type, period, filed_on = '', year }: Filing & { year: string }): z.output<typeof Filed> {
  return {
    ...{
      return_type,
      financial_year: year.replace('-', '-20'),
      tax_period: monthName.format(new Date(`${period}-01`)),
    },
    ...{ date_of_filing: filed_on, mode_of_filing: 'ONLINE', status: 'Filed' },
  };
}
