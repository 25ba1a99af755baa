import { z } from '@hono/zod-openapi';
import { service } from '../../../app/service.ts';
import { Ticket } from '../../fields/ticket.ts';
import { MobileNumber } from '../shared/mobile-number.ts';
import { Otp, redeem } from './otp-steps.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

const mobileOtp = service({
  name: 'mobile-otp',
  title: 'Mobile number, first step: one-time password',
  description: 'Sends a one-time password, always 111000, to any mobile number.',
  input: z.object({ mobile: MobileNumber.schema }),
  output: z.object({ ticket: Ticket.schema }),
  example: { mobile: MobileNumber.example },
  personal: true,
  subject: ({ mobile }) => ({ field: MobileNumber, id: mobile }),
  answer: async ({ mobile }, _world, desk) => ({ ticket: await desk.issue(`mobile ${mobile}`) }),
});

const mobileStatus = service({
  name: 'mobile-status',
  title: 'Mobile number, second step: whether it is theirs',
  description: 'Takes the ticket of the first step and its one-time password; a right one uses the ticket up.',
  input: z.object({ ticket: Ticket.schema, otp: Otp }),
  output: z.object({ mobile: MobileNumber.schema }),
  example: { ticket: Ticket.example, otp: '111000' },
  subject: ({ ticket }) => ({ field: Ticket, id: ticket }),
  async answer({ ticket, otp }, _world, desk) {
    const [, mobile] = (await redeem(ticket, otp, `mobile ${MobileNumber.example}`, desk))?.split('mobile ') ?? [];
    return mobile === undefined ? undefined : { mobile };
  },
});

/** The fields of the requests and `sim_details` are [C], the message of the first step is [I]. */
export const mobilePhrases = [
  karzaPhrase('v2', {
    service: mobileOtp,
    path: '/v2/mobile/otp',
    fields: { mobile: MobileNumber.schema },
    hear: (fields) => fields,
    say: () => ({ message: 'OTP sent to mobile number' }),
    requestId: ({ ticket }: { ticket: string }) => ticket,
    result: z.strictObject(texts('message')),
    example: (input) => input,
  }),
  karzaPhrase('v2', {
    service: mobileStatus,
    path: '/v2/mobile/status',
    fields: { request_id: Ticket.schema, otp: Otp },
    // The consent was given with the first step [C].
    consent: 'optional',
    hear: ({ request_id, otp }) => ({ ticket: request_id, otp }),
    // Whose network it is, the world does not know.
    say: () => ({ sim_details: { otp_validated: true, provider: '' } }),
    result: z.strictObject({
      sim_details: z.strictObject({ otp_validated: z.boolean(), ...texts('provider') }),
    }),
    example: ({ ticket, otp }) => ({ request_id: ticket, otp }),
  }),
];
