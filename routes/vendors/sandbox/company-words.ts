import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { texts } from './phrase.ts';

export interface Company {
  cin: string;
  name: string;
  status: string;
  class: string;
  incorporated_on: string;
  registered_address: Address;
  email: string;
  authorised_capital: number;
  paid_up_capital: number;
  listed: boolean;
  directors: { din: string; name: string; designation: string; appointed_on: string }[];
}

/** The register's own form: line, city, district, the state's letters, IN [D]. */
function addressOf({ line, city, district, state, pincode }: Address): string {
  return `${line}, ${city} ${district} ${stateOf(state).letters} ${pincode} IN`;
}

/** The keys are the register's headings, brackets and strokes and all [D]; "-" stands for what is not known. */
export function masterData({ cin, ...company }: Company) {
  return {
    ...{ '@entity': 'in.co.sandbox.kyc.mca.company.master_data', company_category: 'Company limited by Shares' },
    ...{ email_id: company.email, class_of_company: company.class, date_of_last_agm: '-' },
    ...{ registered_address: addressOf(company.registered_address), registration_number: cin.slice(-6) },
    'paid_up_capital(rs)': String(company.paid_up_capital),
    ...{ whether_listed_or_not: company.listed ? 'Listed' : 'Unlisted', suspended_at_stock_exchange: '-', cin },
    ...{ company_subcategory: 'Non-govt company', 'authorised_capital(rs)': String(company.authorised_capital) },
    ...{ 'company_status(for_efiling)': company.status, roc_code: '-', date_of_balance_sheet: '-' },
    ...{ date_of_incorporation: dayMonthYear(company.incorporated_on), company_name: company.name },
    ...{ active_compliance: '-', rd_region: '-', balance_sheets: [], annual_returns: [] },
  };
}

const filings = z.array(z.unknown()).length(0);

export const MasterData = z.strictObject({
  ...texts('@entity', 'company_category', 'email_id', 'class_of_company', 'date_of_last_agm', 'registered_address'),
  ...texts('registration_number', 'paid_up_capital(rs)', 'whether_listed_or_not', 'suspended_at_stock_exchange'),
  ...texts('cin', 'company_subcategory', 'authorised_capital(rs)', 'company_status(for_efiling)', 'roc_code'),
  ...texts('date_of_balance_sheet', 'date_of_incorporation', 'company_name', 'active_compliance', 'rd_region'),
  ...{ balance_sheets: filings, annual_returns: filings },
});

/** Of a partnership; "" stands for what is not known [D]. */
export function llpData({ cin, email, registered_address, directors, ...llp }: Company) {
  return {
    ...{ '@entity': 'in.co.sandbox.kyc.mca.llp.master_data', email_id: email },
    registered_address: addressOf(registered_address),
    main_division_of_business_activity_to_be_carried_out_in_india: '',
    ...{ 'previous_firm/_company_details,_if_applicable': '', llpin: cin, roc_code: '' },
    number_of_designated_partners: String(directors.length),
    ...{ date_of_incorporation: dayMonthYear(llp.incorporated_on), llp_name: llp.name },
    ...{ total_obligation_of_contribution: String(llp.paid_up_capital), llp_status: llp.status },
    ...{ description_of_main_division: '', number_of_partners: '0', 'llp_strike_off/_amalgamated_date': '' },
    ...{ status_under_cirp: '', rd_region: '', balance_sheets: [], annual_returns: [] },
  };
}

export const LlpData = z.strictObject({
  ...texts('@entity', 'email_id', 'registered_address', 'llpin', 'roc_code', 'number_of_designated_partners'),
  ...texts('main_division_of_business_activity_to_be_carried_out_in_india', 'date_of_incorporation', 'llp_name'),
  ...texts('previous_firm/_company_details,_if_applicable', 'total_obligation_of_contribution', 'llp_status'),
  ...texts('description_of_main_division', 'number_of_partners', 'llp_strike_off/_amalgamated_date'),
  ...{ ...texts('status_under_cirp', 'rd_region'), balance_sheets: filings, annual_returns: filings },
});
