import { z } from '@hono/zod-openapi';
import type { Filing } from '../../../../data/gst-returns.ts';
import { oneLine } from '../../shared/addresses.ts';
import { dayMonthYear } from '../../shared/dates.ts';
import { type FilingTaxpayer, gstWithFilings, periodOf } from '../../shared/gst-filings.ts';
import { document } from '../document.ts';
import { gstin } from './gstin.ts';

/** What the network has and the world does not, as the document writes nothing [D]. */
const unknown = {
  ...{ annualAggregateTurnover: 'NA', mandatoryEInvoicing: false, grossTotalIncome: 'NA' },
  ...{ grossTotalIncomeFinancialYear: '', isFieldVisitConducted: false, directors: '' },
  ...{ stateJurisdictionCode: '', centralJurisdictionCode: '' },
};

function filingOf({ period, return_type, filed_on, status }: Filing) {
  const { year, month } = periodOf(period);
  return {
    ...{ filingYear: year, filingForMonth: month, filingMethod: filed_on === undefined ? 'NA' : 'ONLINE' },
    ...{ filingDate: filed_on === undefined ? 'NA' : dayMonthYear(filed_on), filingGstType: return_type },
    ...{ filingAnnualReturn: 'NA', filingStatus: status },
  };
}

const textsOf = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, z.string()]));
const contact = ['email', 'address', 'mobileNumber', 'natureOfBusinessAtAddress', 'lastUpdatedDate'];
const filing = [
  ...['filingYear', 'filingForMonth', 'filingMethod', 'filingDate', 'filingGstType', 'filingAnnualReturn'],
  'filingStatus',
];
const texts = [
  ...['stateJurisdiction', 'taxpayerType', 'registrationDate', 'constitutionOfBusiness', 'gstnStatus', 'tradeName'],
  ...['gstin', 'legalName', 'centralJurisdiction', 'pan', 'cxdt'],
];

export const gstinDetailed = document({
  ...gstin,
  type: 'GSTIN_DETAILED',
  message: 'Advanced KYC Details for GSTIN retrieved successfully.',
  service: gstWithFilings,
  say: (value: FilingTaxpayer) => ({
    ...{ additionalPlacesOfBusinessInState: [], businessDetails: [] },
    primaryBusinessContact: {
      ...{ email: '', address: oneLine(value.principal_address), mobileNumber: '' },
      ...{ natureOfBusinessAtAddress: value.activities.join(', '), lastUpdatedDate: 'NA' },
    },
    ...{ stateJurisdiction: value.state_jurisdiction, taxpayerType: value.taxpayer_type },
    ...{ registrationDate: dayMonthYear(value.registration_date), constitutionOfBusiness: value.constitution },
    ...{ gstnStatus: value.status, tradeName: value.trade_name, gstin: value.gstin, legalName: value.legal_name },
    ...{ natureOfBusiness: value.activities, centralJurisdiction: value.centre_jurisdiction, pan: value.pan },
    ...{ filingStatus: (value.filings ?? []).map(filingOf), ...unknown },
    cxdt: value.cancellation_date === undefined ? '' : dayMonthYear(value.cancellation_date),
  }),
  result: z.strictObject({
    ...{ ...textsOf(texts), primaryBusinessContact: z.strictObject(textsOf(contact)) },
    ...{ natureOfBusiness: z.array(z.string()), filingStatus: z.array(z.strictObject(textsOf(filing))) },
    ...Object.fromEntries(Object.entries(unknown).map(([key, value]) => [key, z.literal(value)])),
    ...{ additionalPlacesOfBusinessInState: z.array(z.unknown()), businessDetails: z.array(z.unknown()) },
  }),
});
