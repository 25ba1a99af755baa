import { z } from '@hono/zod-openapi';
import { Gstin, Pan } from '../../fields/tax.ts';
import { gstSearch } from '../../services/gst-search.ts';
import { gstPaths } from './lanes.ts';
import { karzaPhrase } from './phrase.ts';
import { type Taxpayer, taxpayer } from './taxpayer.ts';
import { Profile, profileOf } from './taxpayer-profile.ts';

const Blank = z.literal('');

/** A registration in a search; only the GSTIN and its status ever say anything [C]. */
export const SearchEntry = z.strictObject({
  ...{ emailId: Blank, applicationStatus: Blank, mobNum: Blank, pan: Pan.schema, gstinRefId: Blank, regType: Blank },
  ...{ authStatus: z.enum(['Active', 'Cancelled', 'Suspended']), gstinId: Gstin.schema },
  ...{ registrationName: Blank, tinNumber: Blank },
});

export interface Registration {
  gstin: string;
  status: 'Active' | 'Cancelled' | 'Suspended';
}

export function searchEntry({ gstin, status }: Registration) {
  return {
    ...{ emailId: '', applicationStatus: '', mobNum: '', pan: gstin.slice(2, 12), gstinRefId: '', regType: '' },
    ...{ authStatus: status, gstinId: gstin, registrationName: '', tinNumber: '' },
  };
}

const search = karzaPhrase('gst', {
  service: gstSearch,
  ...gstPaths('search'),
  fields: { pan: Pan.schema },
  hear: ({ pan }) => ({ pan_number: pan }),
  say: (registrations: Registration[]) => registrations.map(searchEntry),
  result: z.array(SearchEntry),
  example: ({ pan_number }) => ({ pan: pan_number }),
});

const detailed = karzaPhrase('gst', {
  service: taxpayer,
  ...gstPaths('gstdetailed', 'gst-verification'),
  fields: { gstin: Gstin.schema, additionalData: z.boolean().nullish() },
  hear: ({ gstin, additionalData }) => ({ gstin, additional: additionalData === true }),
  // A hub of Perfios has the longer answer at a path of its own [C].
  say: (value: Taxpayer, { heard, path }) => {
    return profileOf(value, heard?.input?.additional === true || String(path).endsWith('additional'));
  },
  result: Profile,
  example: ({ gstin }) => ({ gstin, additionalData: false }),
});

export const gstPhrases = [search, detailed];
