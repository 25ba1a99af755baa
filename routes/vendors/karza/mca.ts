import { z } from '@hono/zod-openapi';
import { CompanyId } from '../../fields/company.ts';
import { CompanyName } from '../../fields/name.ts';
import type { CompanyRecord } from '../../records.ts';
import { companyDetails } from '../../services/company-details.ts';
import { companySearch } from '../../services/company-search.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

type Company = z.output<typeof CompanyRecord>;

/** What the register prints for what it does not have [I]. */
const none = '-';

const byCin = {
  service: companyDetails,
  fields: { cin: CompanyId.schema },
  hear: ({ cin }: { cin: string }) => ({ cin }),
  example: ({ cin }: Record<string, unknown>) => ({ cin }),
};

const Signatory = z.strictObject({
  ...texts('date_of_appointment', 'designation', 'address', 'DIN/DPIN/PAN', 'full_name'),
  dsc_expiry_date: z.literal(none),
  wheather_dsc_registered: z.literal('No'),
});

const signatories = karzaPhrase('v2', {
  ...byCin,
  path: '/v2/mca-signatories',
  aliases: ['/v1/mca-signatories'],
  say: ({ directors }: Company) =>
    directors.map(({ din, name, designation, appointed_on, address }) => ({
      date_of_appointment: dayMonthYear(appointed_on),
      designation,
      dsc_expiry_date: none, // The world knows of no digital signature.
      address: oneLine(address).toUpperCase(),
      'DIN/DPIN/PAN': din,
      full_name: name,
      wheather_dsc_registered: 'No',
    })),
  result: z.array(Signatory),
});

/** Every value is a text [C]. */
const Master = z.strictObject(
  texts(
    ...(['cin', 'Company_Name', 'ROC_Code', 'Registration_Number', 'Company_Category', 'Company_SubCategory'] as const),
    ...(['Class_of_Company', 'Authorised_Capital(Rs)', 'Paid_up_Capital(Rs)', 'Number_of_Members'] as const),
    ...(['Date_of_Incorporation', 'Registered_Address', 'alternative_address', 'Email_Id'] as const),
    ...(['Whether_Listed_or_not', 'Suspended_at_stock_exchange', 'Date_of_last_AGM', 'Company_Status'] as const),
    'Date_of_Balance_Sheet',
  ),
);

const master = karzaPhrase('v2', {
  ...byCin,
  path: '/v2/mca',
  say: (company: Company) => ({
    ...{ cin: company.cin, Company_Name: company.name, ROC_Code: none },
    ...categoryOf(company.cin),
    Class_of_Company: company.class,
    'Authorised_Capital(Rs)': String(company.authorised_capital),
    'Paid_up_Capital(Rs)': String(company.paid_up_capital),
    ...{ Number_of_Members: none, Date_of_Incorporation: dayMonthYear(company.incorporated_on) },
    Registered_Address: oneLine(company.registered_address).toUpperCase(),
    ...{ alternative_address: none, Email_Id: company.email },
    Whether_Listed_or_not: company.listed ? 'Listed' : 'Unlisted',
    ...{ Suspended_at_stock_exchange: none, Date_of_last_AGM: none, Company_Status: company.status },
    Date_of_Balance_Sheet: none,
  }),
  result: Master,
});

/** What a CIN says of its company; an LLPIN says nothing. Source: the Ministry's key to the CIN. */
function categoryOf(cin: string) {
  if (cin.length !== 21) return { Registration_Number: none, Company_Category: none, Company_SubCategory: none };
  const owners: Record<string, string> = { GOI: 'Union Government Company', SGC: 'State Government Company' };
  return {
    Registration_Number: cin.slice(15),
    Company_Category: /GAP|GAT/.test(cin.slice(12, 15)) ? 'Company limited by guarantee' : 'Company limited by shares',
    Company_SubCategory: owners[cin.slice(12, 15)] ?? 'Non-govt company',
  };
}

type Found = { cin: string; name: string }[];

const lookup = karzaPhrase('v2', {
  service: companySearch,
  path: '/v2/cinlookup',
  fields: { company_name: CompanyName.schema },
  hear: ({ company_name }) => ({ name: company_name }),
  say: (found: Found) => found.map(({ cin, name }) => ({ companyID: cin, companyName: name })),
  result: z.array(z.strictObject({ companyID: CompanyId.schema, companyName: z.string() })),
  example: ({ name }) => ({ company_name: name }),
});

/** Clients read the CIN of the first alone [C]; the name beside it is [I]. */
const lite = karzaPhrase('v2', {
  service: companySearch,
  path: '/v2/compsearch-lite',
  fields: { companyName: CompanyName.schema },
  hear: ({ companyName }) => ({ name: companyName }),
  say: (found: Found) => found.map(({ cin, name }) => ({ cin, companyName: name })),
  result: z.array(z.strictObject({ cin: CompanyId.schema, companyName: z.string() })),
  example: ({ name }) => ({ companyName: name }),
});

export const mcaPhrases = [signatories, master, lookup, lite];
