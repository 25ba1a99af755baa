import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Service } from '../../../app/service.ts';
import { findPerson } from '../../../data/world.ts';
import { IsoDate } from '../../fields/common.ts';
import { identifier, reserved, ungrouped } from '../../fields/identifier.ts';
import { passport as native } from '../../services/passport.ts';
import { asked, idsOf } from './asked.ts';
import { idsShape, operation, VerificationId } from './phrase.ts';
import { told, wrong } from './problems.ts';

/** File number of a passport's application: an office of two letters, thirteen digits. */
const FileNumber = identifier({
  name: 'passport file number',
  shape: /^[A-Z]{2}[0-9]{13}$/,
  example: 'ZZ0000000000011',
  description: 'two letters, thirteen digits',
  shown: [2, 2],
  magic: reserved('QQ000000000'),
  tidy: ungrouped,
});

interface Passport {
  file_number: string;
  name: string;
  date_of_birth: string;
  status: string;
}

/** The native service, found by the number of the file. */
const byFile: Service = {
  ...native,
  input: z.object({ file_number: FileNumber.schema, date_of_birth: IsoDate }),
  example: { file_number: FileNumber.example, date_of_birth: '1985-02-11' },
  subject: ({ file_number }) => ({ field: FileNumber, id: file_number as string }),
  answer(input, world, desk) {
    const passport_number = findPerson(world, 'passport_file', input.file_number as string)?.passport?.number;
    return passport_number === undefined ? undefined : native.answer({ ...input, passport_number }, world, desk);
  },
};

/** The world does not know how and when a passport was applied for; one that has expired is valid all the same [I]. */
function say({ file_number, name, date_of_birth }: Passport, call: Call) {
  const applied = { application_type: null, application_received_date: null };
  return { ...idsOf(call), status: 'VALID', file_number, name, dob: date_of_birth, ...applied };
}

export const passport = operation({
  service: byFile,
  path: '/passport',
  body: z.object({
    verification_id: VerificationId,
    file_number: FileNumber.schema,
    dob: IsoDate,
    name: z.string().optional().openapi({ example: 'ANANYA IYER' }),
  }),
  hear: ({ file_number, dob }) => ({ file_number, date_of_birth: dob }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, status: z.literal('VALID'), file_number: FileNumber.schema, name: z.string(), dob: IsoDate },
    ...{ application_type: z.null(), application_received_date: z.null() },
  }),
  example: ({ file_number, date_of_birth }) => ({ verification_id: 'test001', file_number, dob: date_of_birth }),
  refusals: {
    invalid: wrong('file_number_value_invalid', 'file_number should be valid.'),
    miss: told((call) => ({
      ...{ ...idsOf(call), status: 'INVALID', file_number: asked(call, 'file_number'), name: null, dob: null },
      ...{ application_type: null, application_received_date: null },
    })),
  },
});
