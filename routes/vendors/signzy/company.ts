import { z } from '@hono/zod-openapi';
import { Cin } from '../../fields/company.ts';
import type { CompanyRecord } from '../../records.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { SplitAddress, splitAddress } from './split-address.ts';

export type Company = z.output<typeof CompanyRecord>;

const textsOf = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, z.string()]));

/** What the register has and the world does not, as the vendor writes nothing [D]. */
const unknown = {
  ...{ numberOfMembers: '0', rocOffice: '', addressOtherThanRegisteredOffice: '', natureOfBusiness: '' },
  activeCompliance: '',
};

/** The quick search: the company alone [D]. */
export function quickCompany(value: Company) {
  const government = /GOI|SGC/.test(value.cin.slice(12, 15));
  return {
    ...{ subCategory: government ? 'GOVT COMPANY' : 'NON-GOVT COMPANY', class: value.class.toUpperCase() },
    ...{ companyType: 'INDIAN COMPANY', companyName: value.name, paidUpCapital: value.paid_up_capital.toFixed(1) },
    ...{ authorisedCapital: value.authorised_capital.toFixed(1), whetherListed: value.listed ? 'LISTED' : 'UNLISTED' },
    ...{ dateOfIncorporation: dayMonthYear(value.incorporated_on), registrationNumber: value.cin.slice(15) },
    ...{ registeredAddress: oneLine(value.registered_address).toUpperCase(), category: 'COMPANY LIMITED BY SHARES' },
    // Both spellings are real [D].
    ...{ cin: value.cin, noOfDirectors: String(value.directors.length), emailId: value.email, emailID: value.email },
    ...{ splitAddress: splitAddress(value.registered_address), status: value.status.toUpperCase() },
    ...{ statusForEfiling: value.status.toUpperCase(), ...unknown },
  };
}

const quickKeys = [
  ...['subCategory', 'class', 'companyType', 'companyName', 'paidUpCapital', 'authorisedCapital', 'whetherListed'],
  ...['dateOfIncorporation', 'registrationNumber', 'registeredAddress', 'category', 'noOfDirectors', 'emailId'],
  ...['emailID', 'status', 'statusForEfiling', ...Object.keys(unknown)],
];

const Quick = { ...textsOf(quickKeys), cin: Cin.schema, splitAddress: SplitAddress };

export const QuickCompany = z.strictObject(Quick);

function directorOf({
  din,
  name,
  designation,
  appointed_on,
  pan,
  date_of_birth,
  address,
}: Company['directors'][number]) {
  return {
    ...{ din, designation: designation.toUpperCase(), dateOfAppointment: dayMonthYear(appointed_on) },
    ...{ address: oneLine(address).toUpperCase(), name, whetherDscRegistered: '', dscExpiryDate: '', pan },
    ...{ noOfCompanies: '', fatherName: '', dob: dayMonthYear(date_of_birth), splitAddress: splitAddress(address) },
  };
}

const directorKeys = [
  ...['din', 'designation', 'dateOfAppointment', 'address', 'name', 'whetherDscRegistered', 'dscExpiryDate', 'pan'],
  ...['noOfCompanies', 'fatherName', 'dob'],
];

const unknownOfSimple = {
  ...{ lastAgmDate: '', suspendedAtStockExchange: '', balanceSheetDate: '', countryOfIncorporation: '' },
  descriptionOfMainDivision: '',
};

/** The simple search: the company, with whole rupees, and its board [D]. */
export function simpleCompany(value: Company) {
  return {
    ...{ ...quickCompany(value), paidUpCapital: String(value.paid_up_capital) },
    ...{ authorisedCapital: String(value.authorised_capital), ...unknownOfSimple, pan: value.pan },
    directorDetails: value.directors.map(directorOf),
  };
}

export const SimpleCompany = z.strictObject({
  ...{ ...Quick, ...textsOf(Object.keys(unknownOfSimple)), pan: z.string() },
  directorDetails: z.array(z.strictObject({ ...textsOf(directorKeys), splitAddress: SplitAddress })),
});
