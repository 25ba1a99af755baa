import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { day, horizon } from '../../data/synthetic/days.ts';
import { findPerson } from '../../data/world.ts';
import { bornOn } from '../born-on.ts';
import { Address, Gender, IsoDate } from '../fields/common.ts';
import { PassportNumber } from '../fields/person.ts';

export const passport = service({
  name: 'passport',
  title: 'Passport',
  description:
    'Whose passport it is and whether it was valid on 31 March 2026; the date of birth must be the holder’s.',
  input: z.object({ passport_number: PassportNumber.schema, date_of_birth: IsoDate }),
  output: z.object({
    passport_number: PassportNumber.schema,
    file_number: z.string().openapi({ example: 'ZZ0000000000011' }),
    name: z.string(),
    father_name: z.string(),
    gender: Gender,
    date_of_birth: IsoDate,
    issued_on: IsoDate,
    expires_on: IsoDate,
    status: z.enum(['Valid', 'Expired']),
    address: Address,
  }),
  example: { passport_number: PassportNumber.example, date_of_birth: '1985-02-11' },
  personal: true,
  subject: ({ passport_number }) => ({ field: PassportNumber, id: passport_number }),
  answer({ passport_number, date_of_birth }, world) {
    const person = bornOn(date_of_birth, findPerson(world, 'passport', passport_number));
    if (!person?.passport) return undefined;
    const { name, father_name, gender, address } = person;
    const { file_number, issued_on, expires_on } = person.passport;
    const status = day(expires_on) < horizon ? ('Expired' as const) : ('Valid' as const);
    const who = { passport_number, file_number, name, father_name, gender, date_of_birth, address };
    return { ...who, issued_on, expires_on, status };
  },
});
