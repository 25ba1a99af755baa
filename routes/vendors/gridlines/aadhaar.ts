import { z } from '@hono/zod-openapi';
import { service } from '../../../app/service.ts';
import { stateOf } from '../../../data/states.ts';
import { findPerson } from '../../../data/world.ts';
import { Aadhaar } from '../../fields/person.ts';
import { ageOf } from '../shared/age.ts';
import { consent, gridlinesPhrase } from './phrase.ts';

/** What is said of a number that is none. */
export const invalid = { code: 'INVALID_AADHAAR', message: 'Invalid Aadhaar Number.' };
export const missing = { code: '1012', message: 'Aadhaar number does not exist.' };
export const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.string()]));

const aadhaarBand = service({
  name: 'gridlines-aadhaar',
  title: 'Aadhaar, without a password',
  description: 'Whether there is an Aadhaar number, with the sex, the state and about the age of its holder.',
  input: z.object({ aadhaar_number: Aadhaar.schema }),
  output: z.object({ gender: z.string(), age: z.int(), mobile: z.string(), state: z.string() }),
  example: { aadhaar_number: Aadhaar.example },
  personal: true,
  subject: ({ aadhaar_number }) => ({ field: Aadhaar, id: aadhaar_number }),
  answer({ aadhaar_number }, world) {
    const person = findPerson(world, 'aadhaar', aadhaar_number);
    if (!person) return undefined;
    const { gender, born, mobile, address } = person;
    return { gender: gender.toUpperCase(), age: ageOf(born), mobile, state: stateOf(address.state).name };
  },
});

/** `aadhaar-api/verify`, as an answer of it was recorded [C]. */
export const verifyAadhaar = gridlinesPhrase({
  service: aadhaarBand,
  path: '/aadhaar-api/verify',
  body: z.object({ aadhaar_number: Aadhaar.schema, consent: consent.optional() }),
  hear: ({ aadhaar_number, consent }) => ({ aadhaar_number, consent }),
  say: ({ gender, age, mobile, state }: { gender: string; age: number; mobile: string; state: string }) => ({
    ...{ code: '1018', message: 'Aadhaar number exists' },
    aadhaar_data: {
      ...{ document_type: 'AADHAAR' as const, gender, age_band: `${age - (age % 10)}-${age - (age % 10) + 10}` },
      ...{ mobile: `xxxxxxx${mobile.slice(-3)}`, state },
    },
  }),
  result: {
    aadhaar_data: z.strictObject({
      document_type: z.literal('AADHAAR'),
      ...texts('gender', 'age_band', 'mobile', 'state'),
    }),
  },
  ...{ missing, invalid },
  example: ({ aadhaar_number }) => ({ aadhaar_number }),
});
