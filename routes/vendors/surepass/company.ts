import { z } from '@hono/zod-openapi';
import { Cin } from '../../fields/company.ts';
import type { CompanyRecord } from '../../records.ts';
import { companyDetails } from '../../services/company-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { noDate, surepassPhrase } from './phrase.ts';

type Company = z.output<typeof CompanyRecord>;

/** What the register has and the world does not, as Surepass writes nothing [C]. */
const unknown = {
  ...{ roc_code: '-', number_of_members: '0', address_other_than_ro: '-', suspended_at_stock_exchange: '-' },
  ...{ last_agm_date: noDate, last_bs_date: noDate },
};

/** Shapes as a reseller passes them on [C]. */
function infoOf(value: Company) {
  const government = /GOI|SGC/.test(value.cin.slice(12, 15));
  return {
    ...{ cin: value.cin, registration_number: value.cin.slice(15), company_category: 'Company limited by Shares' },
    ...{ class_of_company: value.class, company_sub_category: government ? 'Govt company' : 'Non-govt company' },
    ...{ authorized_capital: String(value.authorised_capital), paid_up_capital: String(value.paid_up_capital) },
    ...{ date_of_incorporation: value.incorporated_on, registered_address: oneLine(value.registered_address) },
    ...{ email_id: value.email, listed_status: value.listed ? 'Listed' : 'Unlisted', active_compliance: null },
    ...{ company_status: value.status, status_under_cirp: null, ...unknown },
  };
}

const texts = [
  ...['cin', 'registration_number', 'company_category', 'class_of_company', 'company_sub_category'],
  ...['authorized_capital', 'paid_up_capital', 'date_of_incorporation', 'registered_address', 'email_id'],
  ...['listed_status', 'company_status', ...Object.keys(unknown)],
];

const Director = z.strictObject({
  ...{ din_number: z.string(), director_name: z.string(), start_date: z.iso.date(), end_date: z.literal(noDate) },
  surrendered_din: z.null(),
});

export const companyInfo = surepassPhrase({
  service: companyDetails,
  path: '/corporate/company-details',
  product: 'company',
  noun: 'CIN',
  fields: { id_number: Cin.schema },
  hear: ({ id_number }) => ({ cin: id_number }),
  say: (value: Company) => ({
    ...{ company_id: value.cin, company_type: 'Company', company_name: value.name },
    details: {
      company_info: infoOf(value),
      directors: value.directors.map(({ din, name, appointed_on }) => ({
        ...{ din_number: din, director_name: name, start_date: appointed_on, end_date: noDate, surrendered_din: null },
      })),
      charges: [],
    },
  }),
  result: {
    ...{ company_id: Cin.schema, company_type: z.literal('Company'), company_name: z.string() },
    details: z.strictObject({
      company_info: z.strictObject({
        ...Object.fromEntries(texts.map((key) => [key, z.string()])),
        ...{ active_compliance: z.null(), status_under_cirp: z.null() },
      }),
      directors: z.array(Director),
      charges: z.array(z.unknown()).max(0),
    }),
  },
  example: ({ cin }) => ({ id_number: cin }),
});
