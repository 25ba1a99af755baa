import { z } from '@hono/zod-openapi';
import { StateCode } from '../../fields/common.ts';
import { Gstin, Pan } from '../../fields/tax.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { SearchEntry, searchEntry } from './gst.ts';
import { gstPaths } from './lanes.ts';
import { karzaPhrase } from './phrase.ts';
import { type FiledRegistration, taxpayerFilings, type Year } from './taxpayer-filings.ts';
import { Profile, profileOf } from './taxpayer-profile.ts';
import { texts } from './texts.ts';

const Filed = z.strictObject({
  ...texts('dof', 'retPrd', 'rtntype', 'arn', 'dueDt'),
  ...{ valid: z.literal('Y'), mof: z.literal('ONLINE'), status: z.literal('Filed') },
  ...{ isDelay: z.boolean(), delayDays: z.int(), liabPct: z.null() },
});

const FiledYear = z.strictObject({
  eFiledlist: z.array(Filed),
  financialYear: z.string(),
  filingFrequency: z.array(z.strictObject(texts('startPeriod', 'endPeriod', 'frequency', 'quarter'))),
  fyLiabPaidTotal: z.null(),
});

const FilingStatus = z.strictObject({
  gstin: Gstin.schema,
  complianceStatus: z.strictObject({ isAnyDelay: z.boolean(), isDefaulter: z.boolean() }),
  result: z.array(FiledYear),
});

export const gstFilingPhrases = [
  karzaPhrase('gst', {
    service: taxpayerFilings,
    ...gstPaths('gst-advanced'),
    fields: {
      pan: Pan.schema,
      liabilityDetails: z.union([z.boolean(), z.enum(['Y', 'N'])]).nullish(),
      stateCode: z.array(StateCode).nullish(),
    },
    hear: ({ pan, stateCode }) => ({ pan_number: pan, states: stateCode ?? [] }),
    say: (registrations: FiledRegistration[]) => registrations.map(say),
    result: z.array(SearchEntry.extend({ profile: Profile.nullable(), filingStatus: FilingStatus })),
    example: ({ pan_number }) => ({ pan: pan_number }),
  }),
];

function say(registration: FiledRegistration) {
  const { gstin, profile, years = [] } = registration;
  const complianceStatus = {
    isAnyDelay: years.some(({ any_delay }) => any_delay),
    isDefaulter: years.some(({ defaulter }) => defaulter),
  };
  return {
    ...searchEntry(registration),
    profile: profile ? profileOf(profile, false) : null,
    filingStatus: { gstin, complianceStatus, result: years.map(yearOf) },
  };
}

/** Only what was filed is listed [I]; the world knows no liability. */
function yearOf({ financial_year, filings }: Year) {
  const eFiledlist = filings.flatMap(({ return_type, period, due_on, filed_on, arn, delay_days }) => {
    if (filed_on === undefined) return [];
    const filed = {
      valid: 'Y',
      mof: 'ONLINE',
      dof: dayMonthYear(filed_on),
      retPrd: period.split('-').reverse().join(''),
    };
    const late = { dueDt: dayMonthYear(due_on), isDelay: delay_days > 0, delayDays: delay_days, liabPct: null };
    return [{ ...filed, rtntype: return_type.replace('-', ''), arn: arn ?? '', status: 'Filed', ...late }];
  });
  return {
    eFiledlist,
    financialYear: financial_year,
    filingFrequency: quartersOf(financial_year, filings),
    fyLiabPaidTotal: null,
  };
}

/** How often returns are due in each quarter, in the words of the filings' own periods [I]. */
function quartersOf(financialYear: string, filings: Year['filings']) {
  const year = Number(financialYear.slice(0, 4));
  const frequency = filings.some(({ return_type }) => return_type === 'CMP-08') ? 'Quarterly' : 'Monthly';
  return [4, 7, 10, 1].map((month, at) => {
    const of = (month: number) => `${String(month).padStart(2, '0')}${month < 4 ? year + 1 : year}`;
    return { startPeriod: of(month), endPeriod: of(month + 2), frequency, quarter: `Q${at + 1}` };
  });
}
