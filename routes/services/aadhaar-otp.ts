import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { findPerson } from '../../data/world.ts';
import { Aadhaar } from '../fields/person.ts';
import { Ticket } from '../fields/ticket.ts';

export const aadhaarOtp = service({
  name: 'aadhaar-otp',
  path: '/aadhaar/otp',
  title: 'Aadhaar, first step: one-time password',
  description: 'Sends a one-time password, always 111000, and answers with the ticket that the second step wants.',
  input: z.object({ aadhaar_number: Aadhaar.schema }),
  output: z.object({
    ticket: Ticket.schema,
    message: z.string().openapi({ example: 'OTP sent to the mobile number ending in 0001' }),
  }),
  example: { aadhaar_number: Aadhaar.example },
  personal: true,
  subject: ({ aadhaar_number }) => ({ field: Aadhaar, id: aadhaar_number }),
  async answer({ aadhaar_number }, world, desk) {
    const person = findPerson(world, 'aadhaar', aadhaar_number);
    if (!person) return undefined;
    const ticket = await desk.issue(aadhaar_number);
    return { ticket, message: `OTP sent to the mobile number ending in ${person.mobile.slice(-4)}` };
  },
});
