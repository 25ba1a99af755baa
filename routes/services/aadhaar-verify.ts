import { z } from '@hono/zod-openapi';
import { Refusal } from '../../app/outcomes.ts';
import { service } from '../../app/service.ts';
import { findPerson } from '../../data/world.ts';
import { Aadhaar } from '../fields/person.ts';
import { Ticket } from '../fields/ticket.ts';
import { AadhaarRecord } from '../records.ts';

const rightOtp = '111000';

export const aadhaarVerify = service({
  name: 'aadhaar-verify',
  path: '/aadhaar/verify',
  title: 'Aadhaar, second step: who it is',
  description: 'Takes the ticket of the first step and its one-time password; the ticket is used up by a right one.',
  input: z.object({
    ticket: Ticket.schema,
    otp: z
      .string()
      .regex(/^[0-9]{6}$/, 'must be six digits')
      .openapi({ example: rightOtp }),
  }),
  output: AadhaarRecord,
  example: { ticket: Ticket.example, otp: rightOtp },
  personal: true,
  subject: ({ ticket }) => ({ field: Ticket, id: ticket }),
  async answer({ ticket, otp }, world, desk) {
    // The specimen ticket is for documents and first tries: it is never used up.
    const specimen = ticket === Ticket.example;
    const held = specimen ? Aadhaar.example : await desk.read(ticket);
    if (held === undefined) return undefined;
    if (otp !== rightOtp) throw new Refusal('invalid_input', { detail: { problem: `The OTP is ${rightOtp}.` } });
    if (!specimen && (await desk.redeem(ticket)) === undefined) return undefined;
    const person = findPerson(world, 'aadhaar', held);
    if (!person) return undefined;
    const { name, born, gender, father_name, address } = person;
    return { name, date_of_birth: born, gender, masked_aadhaar: Aadhaar.mask(held), care_of: father_name, address };
  },
});
