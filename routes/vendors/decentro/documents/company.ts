import { z } from '@hono/zod-openapi';
import { Cin, Llpin } from '../../../fields/company.ts';
import type { CompanyRecord } from '../../../records.ts';
import { companyDetails } from '../../../services/company-details.ts';
import { oneLine } from '../../shared/addresses.ts';
import { dayMonthYear } from '../../shared/dates.ts';
import { document } from '../document.ts';

type Company = z.output<typeof CompanyRecord>;

const shared = {
  service: companyDetails,
  input: (number: string) => ({ cin: number }),
  number: ({ cin }: Record<string, unknown>) => cin,
};

/** The board, and charges, of which the world has none. */
const around = (value: Company) => ({
  charges: [],
  directors: value.directors.map(({ din, name, appointed_on }) => ({
    ...{ endDate: 'NA', surrenderedDin: 'NA', dinOrPan: din, beginDate: dayMonthYear(appointed_on), name },
  })),
});

const Around = {
  charges: z.array(z.unknown()).max(0),
  directors: z.array(
    z.strictObject({
      ...{ endDate: z.literal('NA'), surrenderedDin: z.literal('NA'), dinOrPan: z.string() },
      ...{ beginDate: z.string(), name: z.string() },
    }),
  ),
};

const textsOf = (keys: string[]) => z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string()])));

/** What the register has and the world does not [D: NA]. */
const unknown = {
  numberOfMembersApplicableInCaseOfCompanyWithoutShareCapital: '0',
  addressOtherThanRegisteredOfficeWhereAllOrAnyBooksOfAccountAndPapersAreMaintained: 'NA',
  ...{ dateOfLastAgm: 'NA', activeCompliance: 'NA', suspendedAtStockExchange: 'NA', rocCode: 'NA' },
  dateOfBalanceSheet: 'NA',
};

const companyKeys = [
  ...['companyCategory', 'emailId', 'classOfCompany', 'registeredAddress', 'registrationNumber', 'paidUpCapitalInInr'],
  ...['whetherListedOrNot', 'companySubcategory', 'authorisedCapitalInInr', 'companyStatusForEFiling'],
  ...['dateOfIncorporation', 'cin ', 'companyName', ...Object.keys(unknown)],
];

export const cin = document({
  ...shared,
  type: 'CIN',
  message: 'KYC Details for CIN retrieved successfully.',
  say: (value: Company) => ({
    companyMasterData: {
      ...{ companyCategory: 'Company limited by Shares', emailId: value.email, classOfCompany: value.class },
      ...{ registeredAddress: oneLine(value.registered_address), registrationNumber: value.cin.slice(15) },
      ...{
        paidUpCapitalInInr: String(value.paid_up_capital),
        whetherListedOrNot: value.listed ? 'Listed' : 'Unlisted',
      },
      companySubcategory: /GOI|SGC/.test(value.cin.slice(12, 15)) ? 'Govt company' : 'Non-govt company',
      ...{ authorisedCapitalInInr: String(value.authorised_capital), companyStatusForEFiling: value.status },
      // The space in the key is real [D].
      ...{ dateOfIncorporation: dayMonthYear(value.incorporated_on), 'cin ': value.cin, companyName: value.name },
      ...unknown,
    },
    ...around(value),
  }),
  result: z.strictObject({ companyMasterData: textsOf(companyKeys).extend({ 'cin ': Cin.schema }), ...Around }),
});

/** Misspelt as the document has it. */
const unknownOfPartnership = {
  dateOfLastFinancialYearEndDateForWhichAnnualReturnFiled: 'NA',
  dateOfLastFinancialYearEndDateForWhichStatementOfAccountsAndSolvencyFiled: 'NA',
  ...{ mainDivisionOfBusinessActivityToBeCarriedOutInIndia: 'NA', previousFircompanyDetailifApplicable: 'NA' },
  ...{ rocCode: 'NA', descriptionOfMainDivision: 'NA', numberOfPartners: '0' },
};

const partnershipKeys = [
  ...['emailId', 'registeredAddress', 'numberOfDesignatedPartners', 'dateOfIncorporation', 'llpName'],
  ...['totalObligationOfContribution', 'llpin ', 'llpStatus', ...Object.keys(unknownOfPartnership)],
];

export const llpin = document({
  ...shared,
  type: 'LLPIN',
  message: 'KYC Details for LLPIN retrieved successfully.',
  say: (value: Company) => ({
    ...around(value),
    llpMasterData: {
      ...{ emailId: value.email, registeredAddress: oneLine(value.registered_address) },
      ...{ numberOfDesignatedPartners: String(value.directors.length), llpName: value.name, 'llpin ': value.cin },
      ...{ dateOfIncorporation: dayMonthYear(value.incorporated_on), llpStatus: value.status },
      ...{ totalObligationOfContribution: String(value.paid_up_capital), ...unknownOfPartnership },
    },
  }),
  result: z.strictObject({ ...Around, llpMasterData: textsOf(partnershipKeys).extend({ 'llpin ': Llpin.schema }) }),
});
