import { z } from '@hono/zod-openapi';
import type { Desk } from '../../../app/desk.ts';
import { Refusal } from '../../../app/outcomes.ts';
import { type Service, service } from '../../../app/service.ts';
import { findPerson, type World } from '../../../data/world.ts';
import { Gender } from '../../fields/common.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../services/aadhaar-verify.ts';
import { checkAccessKey } from './access-key.ts';

type Input = Record<string, unknown>;

/** The native first step behind a consent. */
export const otpWithKey: Service = {
  ...aadhaarOtp,
  input: aadhaarOtp.input.extend({ access_key: Ticket.schema }),
  example: { ...aadhaarOtp.example, access_key: Ticket.example },
  async answer({ access_key, ...input }: Input, world: World, desk: Desk) {
    await checkAccessKey(String(access_key), desk);
    return aadhaarOtp.answer(input, world, desk);
  },
};

/** The native second step, to which Karza's clients tell the number again. */
export const verifyWithNumber: Service = {
  ...aadhaarVerify,
  input: aadhaarVerify.input.extend({ aadhaar_number: Aadhaar.schema.optional() }),
  example: { ...aadhaarVerify.example, aadhaar_number: Aadhaar.example },
  async answer({ aadhaar_number, ...input }: Input, world: World, desk: Desk) {
    const ticket = String(input.ticket);
    const held = ticket === Ticket.example ? Aadhaar.example : await desk.read(ticket);
    if (held !== undefined && aadhaar_number !== undefined && held !== aadhaar_number) {
      const problem = 'aadhaarNo is not the number that the first step was asked for.';
      throw new Refusal('invalid_input', { by: 'world', detail: { problem } });
    }
    return aadhaarVerify.answer(input, world, desk);
  },
};

/** Whether a number was issued, and to what sort of person; only Karza has such a call, without a password. */
export const aadhaarIssued = service({
  name: 'aadhaar-issued',
  title: 'Aadhaar, whether it was issued',
  description:
    'Whether there is such an Aadhaar number; of its holder only gender, state, age and the end of the mobile.',
  input: z.object({ aadhaar_number: Aadhaar.schema, access_key: Ticket.schema }),
  output: z.object({ gender: Gender, born: z.string(), state: z.string(), mobile: z.string() }),
  example: { aadhaar_number: Aadhaar.example, access_key: Ticket.example },
  personal: true,
  subject: ({ aadhaar_number }) => ({ field: Aadhaar, id: aadhaar_number }),
  async answer({ aadhaar_number, access_key }, world, desk) {
    await checkAccessKey(access_key, desk);
    const person = findPerson(world, 'aadhaar', aadhaar_number);
    if (!person) return undefined;
    const { gender, born, mobile, address } = person;
    return { gender, born, mobile, state: address.state };
  },
});
