import { z } from '@hono/zod-openapi';
import { service } from '../../../app/service.ts';
import { findPerson } from '../../../data/world.ts';
import { IsoDate } from '../../fields/common.ts';
import { PassportNumber } from '../../fields/person.ts';
import { passport } from '../../services/passport.ts';
import { dayFirst, dayMonthYear, isoOf } from '../shared/dates.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { machineReadable } from '../shared/machine-readable.ts';
import { PassportFile } from '../shared/passport-file.ts';
import { splitName } from '../shared/person-name.ts';
import { claims, type Passport, verdict, verdictOf } from './passport-words.ts';
import { karzaPhrase } from './phrase.ts';
import { sentOf } from './sent.ts';
import { texts } from './texts.ts';

/** The same passports, found by the number of the application; rules for `passport` hold here, too. */
const passportByFile = service({
  name: passport.name,
  title: 'Passport by file number',
  description: 'Whose passport came of an application, and whether what the caller has of it is right.',
  input: z.object({ file_number: PassportFile.schema, date_of_birth: IsoDate }),
  output: passport.output,
  example: { file_number: PassportFile.example, date_of_birth: '1985-02-11' },
  personal: true,
  subject: ({ file_number }) => ({ field: PassportFile, id: file_number }),
  answer({ file_number, date_of_birth }, world, desk) {
    const passport_number = findPerson(world, 'passport_file', file_number)?.passport?.number;
    return passport_number === undefined ? undefined : passport.answer({ passport_number, date_of_birth }, world, desk);
  },
});

const optional = (example: string) => z.string().nullish().openapi({ example });

function linesOf({ passport_number, name, date_of_birth, expires_on, gender }: Passport) {
  const { first, middle, last } = splitName(name);
  const given = [first, middle].filter(Boolean).join(' ');
  const page = { number: passport_number, surname: last, given, born: date_of_birth, expires: expires_on };
  const [string1, string2] = machineReadable({ ...page, sex: genderLetter(gender) });
  return { string1, string2 };
}

export const passportPhrases = [
  karzaPhrase('v3', {
    service: passportByFile,
    path: '/v3/passport-verification',
    fields: { fileNo: PassportFile.schema, dob: dayFirst(), ...claims.shape },
    hear: ({ fileNo, dob }) => ({ file_number: fileNo, date_of_birth: isoOf(dob) }),
    say: (told: Passport, call) => verdictOf(told, sentOf(call, claims)),
    result: verdict,
    example: ({ file_number, date_of_birth }) => ({ fileNo: file_number, dob: dayMonthYear(String(date_of_birth)) }),
  }),
  // The names of the two lines are [C]; that they are the page's machine readable ones is [I].
  karzaPhrase('v2', {
    service: passport,
    path: '/v2/passport',
    fields: {
      ...{ passport_no: PassportNumber.schema, dob: dayFirst(), doe: optional('11/03/2029') },
      ...{ name: optional('ANANYA'), last_name: optional('IYER'), gender: optional('F') },
      ...{ type: optional('P'), country: optional('IND') },
    },
    hear: ({ passport_no, dob }) => ({ passport_number: passport_no, date_of_birth: isoOf(dob) }),
    say: linesOf,
    result: z.strictObject(texts('string1', 'string2')),
    example: ({ passport_number, date_of_birth }) => ({
      ...{ passport_no: passport_number, dob: dayMonthYear(String(date_of_birth)) },
    }),
  }),
];
