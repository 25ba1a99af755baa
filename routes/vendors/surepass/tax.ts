import { z } from '@hono/zod-openapi';
import { Refusal } from '../../../app/outcomes.ts';
import { stateOf } from '../../../data/states.ts';
import { IsoDate } from '../../fields/common.ts';
import { Name } from '../../fields/name.ts';
import { Pan } from '../../fields/tax.ts';
import { panDetails } from '../../services/pan-details.ts';
import { panMatch } from '../../services/pan-match.ts';
import { oneLine } from '../shared/addresses.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { grown } from '../shared/grown.ts';
import { type PanDetails, type PanProfile, panProfile } from '../shared/pan-profile.ts';
import { splitName } from '../shared/person-name.ts';
import { surepassPhrase, textOrNull } from './phrase.ts';

/** "person" is seen [C], the others are [I]. */
function categoryOf({ holder_type }: PanDetails): string {
  return holder_type === 'individual' ? 'person' : holder_type;
}

const panFields = { pan_number: Pan.schema, full_name: z.string() };

export const pan = surepassPhrase({
  service: panDetails,
  path: '/pan/pan',
  product: 'pan',
  noun: 'PAN',
  fields: { id_number: Pan.schema },
  hear: ({ id_number }) => ({ pan_number: id_number }),
  say: (value: PanDetails) => ({ pan_number: value.pan, full_name: value.name, category: categoryOf(value) }),
  result: { ...panFields, category: z.string() },
  example: ({ pan_number }) => ({ id_number: pan_number }),
});

const addressOf = (address: NonNullable<PanProfile['holder']>['address'] | undefined) => ({
  line_1: address?.line ?? '',
  line_2: '',
  street_name: '',
  zip: address?.pincode ?? '',
  city: address?.city ?? '',
  state: address ? stateOf(address.state).name.toUpperCase() : '',
  country: address ? 'INDIA' : '',
  full: address ? oneLine(address) : '',
});

export const panComprehensive = surepassPhrase({
  service: panProfile,
  path: '/pan/pan-comprehensive',
  product: 'pan_comprehensive',
  noun: 'PAN',
  fields: { id_number: Pan.schema },
  hear: ({ id_number }) => ({ pan_number: id_number }),
  say({ holder, ...value }: PanProfile) {
    const person = holder?.person;
    // The name of what is no person stands whole in the last place [I].
    const { first, middle, last } = person ? splitName(value.name) : { first: '', middle: '', last: value.name };
    return {
      ...{ pan_number: value.pan, full_name: value.name, full_name_split: [first, middle, last] },
      masked_aadhaar: person ? `XXXXXXXX${person.aadhaar.slice(-4)}` : null,
      ...{ address: addressOf(holder?.address), email: holder?.email ?? null, phone_number: holder?.mobile ?? null },
      ...{ gender: person ? genderLetter(person.gender) : null, dob: holder?.began ?? null, input_dob: null },
      ...{ aadhaar_linked: value.aadhaar_linked, dob_verified: false, dob_check: false },
      ...{ category: categoryOf(value), less_info: holder === undefined },
    };
  },
  result: {
    ...{ ...panFields, full_name_split: z.array(z.string()).length(3), masked_aadhaar: textOrNull },
    address: z.strictObject(Object.fromEntries(Object.keys(addressOf(undefined)).map((key) => [key, z.string()]))),
    ...{ email: textOrNull, phone_number: textOrNull, gender: textOrNull, dob: textOrNull, input_dob: z.null() },
    ...{ aadhaar_linked: z.boolean(), dob_verified: z.boolean(), dob_check: z.boolean() },
    ...{ category: z.string(), less_info: z.boolean() },
  },
  example: ({ pan_number }) => ({ id_number: pan_number }),
});

interface Match {
  pan: string;
  name_match: boolean;
  date_of_birth_match: boolean;
  udyam?: boolean;
}

/** The check is about one whose name and birth are known; others are a wrong combination [I]. */
const panUdyamService = grown<Match>(panMatch, (value, world): Match => {
  if (!value.name_match || !value.date_of_birth_match) throw new Refusal('invalid_input');
  return { ...value, udyam: world.find('pan', value.pan)?.udyam !== undefined };
});

export const panUdyam = surepassPhrase({
  service: panUdyamService,
  path: '/corporate/pan-udyam-check',
  product: 'pan_udyam_check',
  noun: 'PAN',
  fields: { pan_number: Pan.schema, full_name: Name.schema, dob: IsoDate },
  hear: ({ pan_number, full_name, dob }) => ({ pan_number, name: full_name, date_of_birth: dob }),
  say: ({ pan, udyam = false }: Match) => ({
    ...{ pan_number: pan, udyam_exists: udyam, migration_status: udyam ? 'migrated' : 'not_migrated' },
  }),
  result: {
    pan_number: Pan.schema,
    udyam_exists: z.boolean(),
    migration_status: z.enum(['migrated', 'not_migrated']),
  },
  example: ({ pan_number, name, date_of_birth }) => ({ pan_number, full_name: name, dob: date_of_birth }),
});
