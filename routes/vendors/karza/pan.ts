import { z } from '@hono/zod-openapi';
import { Name } from '../../fields/name.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Pan } from '../../fields/tax.ts';
import type { PanProfile } from '../../profile-record.ts';
import { panDetails } from '../../services/pan-details.ts';
import { panMatch } from '../../services/pan-match.ts';
import { panProfile } from '../../services/pan-profile.ts';
import { dayFirst, dayMonthYear, isoOf } from '../shared/dates.ts';
import { karzaPhrase } from './phrase.ts';

/** What the tax department says of a PAN: of the dead it says no more than that it does not hold. */
export const statusOf = (status: 'valid' | 'deceased' | 'inactive') => (status === 'valid' ? 'Active' : 'Inactive');

export const Status = z.enum(['Active', 'Inactive']);

const pan = { pan: Pan.schema };
const hearPan = (fields: { pan: string }) => ({ pan_number: fields.pan });
const examplePan = ({ pan_number }: Record<string, unknown>) => ({ pan: pan_number });

const name = karzaPhrase('v2', {
  service: panDetails,
  path: '/v2/pan',
  fields: pan,
  hear: hearPan,
  say: ({ name }: { name: string }) => ({ name }),
  result: z.strictObject({ name: z.string() }),
  example: examplePan,
});

interface Match {
  status: 'valid' | 'deceased' | 'inactive';
  name_match: boolean;
  date_of_birth_match: boolean;
}

/** Whether name and birth are right; v3's result is v2's [I]. */
const authentication = (version: 'v2' | 'v3') =>
  karzaPhrase(version, {
    service: panMatch,
    path: `/${version}/pan-authentication`,
    fields: { ...pan, name: Name.schema, dob: dayFirst() },
    hear: ({ pan, name, dob }) => ({ pan_number: pan, name, date_of_birth: isoOf(dob) }),
    say: ({ status, name_match, date_of_birth_match }: Match) => {
      return { status: statusOf(status), duplicate: null, nameMatch: name_match, dobMatch: date_of_birth_match };
    },
    result: z.strictObject({ status: Status, duplicate: z.null(), nameMatch: z.boolean(), dobMatch: z.boolean() }),
    example: ({ pan_number, name, date_of_birth }) => {
      return { pan: pan_number, name, dob: dayMonthYear(String(date_of_birth)) };
    },
  });

const basic = karzaPhrase('v3', {
  service: panProfile,
  path: '/v3/pan-profile-basic',
  fields: pan,
  hear: hearPan,
  say: ({ status, name, date_of_birth }: PanProfile) => ({ status: statusOf(status), name, dob: date_of_birth }),
  result: z.strictObject({ status: Status, name: z.string(), dob: z.string() }),
  example: examplePan,
});

const link = karzaPhrase('v3', {
  service: panDetails,
  path: '/v3/pan-link',
  fields: pan,
  hear: hearPan,
  say: ({ aadhaar_linked }: { aadhaar_linked: boolean }) => ({ isAadhaarLinked: aadhaar_linked }),
  result: z.strictObject({ isAadhaarLinked: z.boolean() }),
  example: examplePan,
});

/** The first message is the document's, the others are those of the tax department's page [I]. */
function linkMessage({ aadhaar_linked, aadhaar_match }: PanProfile, ending: string): string {
  if (!aadhaar_linked) return 'PAN not linked with Aadhaar';
  return aadhaar_match === false
    ? 'Your PAN is linked to some other Aadhaar'
    : `Your PAN is linked to Aadhaar Number XXXX XXXX ${ending}`;
}

const aadhaarLink = karzaPhrase('v3', {
  service: panProfile,
  path: '/v3/pan-aadhaar-link',
  fields: {
    ...pan,
    aadhaarNo: Aadhaar.schema,
    accessKey: z.string().nullish().openapi({ description: 'Of the consent that was taken; any is good' }),
  },
  hear: ({ pan, aadhaarNo }) => ({ pan_number: pan, aadhaar: aadhaarNo }),
  say: (profile: PanProfile, { heard }) => {
    const { aadhaar_linked, aadhaar_match } = profile;
    const ending = String(heard?.input?.aadhaar ?? Aadhaar.example).slice(-4);
    return { message: linkMessage(profile, ending), linked: aadhaar_linked && aadhaar_match !== false };
  },
  result: z.strictObject({ message: z.string(), linked: z.boolean() }),
  example: ({ pan_number, aadhaar = Aadhaar.example }) => ({ pan: pan_number, aadhaarNo: aadhaar }),
});

export const panPhrases = [name, authentication('v2'), authentication('v3'), basic, link, aadhaarLink];
