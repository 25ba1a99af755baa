import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { CompanyId } from '../../fields/company.ts';
import type { CompanyRecord } from '../../records.ts';
import { companyDetails } from '../../services/company-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { splitName } from '../shared/person-name.ts';
import { attestrPhrase, nulls, textOrNull, textsOrNull } from './phrase.ts';

type Company = z.output<typeof CompanyRecord>;

/** What the register of companies keeps and the world does not. */
const unknown = ['rocCode', 'category', 'subCategory', 'lastAGMDate', 'lastBSDate', 'previousName'];
const industry = ['industryDivision', 'industrySection'];

const Place = z.strictObject({
  ...{ type: z.literal('Registered Address'), city: z.string(), state: z.string(), zip: z.string() },
  ...{ active: z.literal(true), fullAddress: z.string() },
});

const Signatory = z.strictObject({
  ...{ din: z.string(), pan: z.string(), firstName: textOrNull, middleName: textOrNull, lastName: z.string() },
  ...{ appointmentDate: z.string(), role: z.literal('Director/Designated Partner'), designation: z.string() },
  ...{ roleCessationDate: z.null(), isCurrentSignatory: z.literal(true), type: z.literal('Signatory') },
});

const flag = z.boolean().nullish();
const nothing = z.array(z.object({})).length(0);

/** `corpx/business/master`, as clients transcribe its document [C]: dates with the day first and hyphens, capital as text. */
export const businessMaster = attestrPhrase({
  service: companyDetails,
  path: '/corpx/business/master',
  body: z.object({ reg: CompanyId.schema, charges: flag, efilings: flag, live: flag }),
  hear: ({ reg }) => ({ cin: reg }),
  say: (company: Company, { heard, startedAt }) => ({
    ...{ reg: company.cin, businessName: company.name, class: company.class },
    ...{ authorizedCapital: `${company.authorised_capital}`, paidCapital: `${company.paid_up_capital}` },
    incorporatedDate: dayMonthYear(company.incorporated_on, '-'),
    ...{ email: company.email, listed: company.listed, status: company.status },
    addresses: [placeOf(company.registered_address)],
    directorsAndSignatories: company.directors.map(signatoryOf),
    // The world knows no charges and no filings with the registrar: there are none.
    ...((heard?.json as { charges?: boolean })?.charges && { charges: [] }),
    ...((heard?.json as { efilings?: boolean })?.efilings && { efilings: [] }),
    ...nulls(...unknown, ...industry),
    updated: Math.round(startedAt),
  }),
  result: {
    ...{ reg: z.string(), businessName: z.string(), class: z.string(), authorizedCapital: z.string() },
    ...{ paidCapital: z.string(), incorporatedDate: z.string(), email: z.string(), listed: z.boolean() },
    ...{ status: z.string(), addresses: z.array(Place), directorsAndSignatories: z.array(Signatory) },
    ...{ charges: nothing.optional(), efilings: nothing.optional(), updated: z.int() },
    ...textsOrNull(...unknown, ...industry),
  },
  example: ({ cin }) => ({ reg: cin, charges: true, efilings: true }),
});

function placeOf(address: Company['registered_address']): z.output<typeof Place> {
  const { city, state, pincode } = address;
  const where = { city, state: stateOf(state).name, zip: pincode };
  return { type: 'Registered Address', ...where, active: true, fullAddress: oneLine(address) };
}

function signatoryOf(director: Company['directors'][number]): z.output<typeof Signatory> {
  const { first, middle, last } = splitName(director.name);
  return {
    ...{ din: director.din, pan: director.pan, firstName: first || null, middleName: middle || null, lastName: last },
    ...{ appointmentDate: dayMonthYear(director.appointed_on, '-'), role: 'Director/Designated Partner' },
    ...{ designation: director.designation, roleCessationDate: null, isCurrentSignatory: true, type: 'Signatory' },
  };
}
