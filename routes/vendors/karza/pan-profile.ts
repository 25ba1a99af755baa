import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { IsoDate } from '../../fields/common.ts';
import { Pan } from '../../fields/tax.ts';
import { nameMatch } from '../../names/name-match.ts';
import type { PanProfile } from '../../profile-record.ts';
import { panProfile } from '../../services/pan-profile.ts';
import { oneLine } from '../shared/addresses.ts';
import { statusOf } from './pan.ts';
import { ProfileResult } from './pan-profile-result.ts';
import { karzaPhrase, yesNo } from './phrase.ts';

/** Typed clients send null or an empty text for what they leave out. */
const text = z.string().max(500).nullish();

const fields = {
  pan: Pan.schema,
  aadhaarLastFour: z
    .string()
    .regex(/^(?:[0-9]{4})?$/, 'must be four digits')
    .nullish()
    .openapi({ example: '2744' }),
  dob: z.union([IsoDate, z.literal('')]).nullish(),
  name: text.openapi({ example: 'ANANYA IYER' }),
  address: text,
  ...{ getContactDetails: yesNo, PANStatus: yesNo, isSalaried: yesNo, isDirector: yesNo, isSoleProp: yesNo },
  ...{ fatherName: yesNo, lite: yesNo },
};

type Asked = Partial<z.output<z.ZodObject<typeof fields>>>;

export const panProfilePhrases = [
  karzaPhrase('v3', {
    service: panProfile,
    path: '/v3/pan-profile',
    fields,
    hear: ({ pan, aadhaarLastFour, ...asked }) => {
      return { pan_number: pan, ...(aadhaarLastFour && { aadhaar: aadhaarLastFour }), asked };
    },
    say: (profile: PanProfile, { heard }) => say(profile, (heard?.input?.asked ?? {}) as Asked),
    result: ProfileResult,
    example: ({ pan_number, aadhaar }) => {
      const flags = { getContactDetails: 'Y', PANStatus: 'Y', isSalaried: 'Y', isDirector: 'Y', isSoleProp: 'Y' };
      return { pan: pan_number, ...(aadhaar !== undefined && { aadhaarLastFour: aadhaar }), ...flags };
    },
  }),
];

/** What was not asked for is null [I], but for what `lite` leaves out, which is documented. */
function say(profile: PanProfile, asked: Asked) {
  const lite = asked.lite === 'Y';
  const where = <T>(flag: Asked['lite'], value: T) => (flag === 'Y' ? value : null);
  const contact = !lite && asked.getContactDetails === 'Y';
  const who = whoIs(profile, contact, { aadhaarMatch: lite ? null : (profile.aadhaar_match ?? null) });
  const signatory = profile.authorised_signatory;
  return {
    ...who,
    gender: lite ? who.gender.toUpperCase() : who.gender,
    profileMatch: lite ? [] : matchesOf(profile, asked),
    authorizedSignatory: lite || !signatory ? {} : whoIs(signatory, contact),
    status: where(asked.PANStatus, statusOf(profile.status)),
    issueDate: null, // The world has none.
    isSalaried: where(asked.isSalaried, profile.salaried),
    isDirector: where(asked.isDirector, profile.director),
    isSoleProp: where(asked.isSoleProp, profile.sole_proprietor),
    ...(asked.fatherName === 'Y' && { fatherName: profile.father_name ?? '' }),
  };
}

type Known = PanProfile | NonNullable<PanProfile['authorised_signatory']>;

function whoIs(profile: Known, contact: boolean, match = {}) {
  const { pan, name, first_name = '', middle_name = '', last_name = '', gender = '', date_of_birth } = profile;
  return {
    ...{ pan, name, firstName: first_name, middleName: middle_name, lastName: last_name, gender },
    ...{ aadhaarLinked: profile.aadhaar_linked, ...match, dob: date_of_birth, address: placeOf(profile.address) },
    mobileNo: contact ? profile.mobile : null,
    emailId: contact ? profile.email : null,
  };
}

/** The world's first line is a street, and a locality behind the last comma. */
function placeOf({ line, city, state, pincode }: Address) {
  const comma = line.lastIndexOf(', ');
  const [street, locality] = comma < 0 ? [line, ''] : [line.slice(0, comma), line.slice(comma + 2)];
  const said = { buildingName: '', locality: locality.toUpperCase(), streetName: street.toUpperCase() };
  const stateName = stateOf(state).name.toUpperCase();
  return { ...said, pinCode: pincode, city: city.toUpperCase(), state: stateName, country: 'INDIA' as const };
}

/** How like the holder's what was sent is, from 0 to 1; an address is compared as a name is [I]. */
function matchesOf({ name, date_of_birth, address }: PanProfile, asked: Asked) {
  const match = (parameter: string, score: number) => {
    return { parameter, matchScore: score / 100, matchResult: score >= 60 };
  };
  return [
    ...(asked.name ? [match('name', nameMatch(asked.name, name).score)] : []),
    ...(asked.dob ? [match('dob', asked.dob === date_of_birth ? 100 : 0)] : []),
    ...(asked.address ? [match('address', nameMatch(asked.address, oneLine(address)).score)] : []),
  ];
}
