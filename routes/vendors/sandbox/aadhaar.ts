import { z } from '@hono/zod-openapi';
import type { Service } from '../../../app/service.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../services/aadhaar-verify.ts';
import { documentedOkyc, documentedOtp, specimenReference, verifying } from './aadhaar-documented.ts';
import { type Okyc, Person, person } from './aadhaar-words.ts';
import { consentOf, entityBody, exampleOf, type SandboxPhrase } from './phrase.ts';

const otpEntity = 'in.co.sandbox.kyc.aadhaar.okyc.otp';

const otpService: Service = {
  ...aadhaarOtp,
  answer: (input, world, desk) =>
    documentedOtp.get(String(input.aadhaar_number)) ?? aadhaarOtp.answer(input, world, desk),
};

/** A reference is a number [D]; that of the specimen is the documents' own. */
const numberOf = (ticket: string) => Number(/^\d+$/.test(ticket) ? ticket : specimenReference);

const otp: SandboxPhrase = {
  service: otpService,
  method: 'post',
  path: '/kyc/aadhaar/okyc/otp',
  body: entityBody(`${otpEntity}.request`, { aadhaar_number: Aadhaar.schema }).extend({
    // Of any length here [D].
    reason: z.string().min(1).openapi({ example: 'For KYC' }),
  }),
  hear: (body) => ({ aadhaar_number: (body as { aadhaar_number: string }).aadhaar_number, ...consentOf(body) }),
  say: (value) => ({
    '@entity': `${otpEntity}.response`,
    reference_id: numberOf((value as { ticket: string }).ticket),
    message: 'OTP sent successfully',
  }),
  result: z.strictObject({
    '@entity': z.literal(`${otpEntity}.response`),
    reference_id: z.int(),
    message: z.literal('OTP sent successfully'),
  }),
  example: ({ aadhaar_number }) => exampleOf(`${otpEntity}.request`, { aadhaar_number }),
  // The reference is the documents' own, and leads nowhere [D].
  refuse: ({ outcome, options }) =>
    outcome === 'not_found' && !options.http
      ? { data: { '@entity': `${otpEntity}.response`, reference_id: 78829, message: 'Invalid Aadhaar Card' } }
      : undefined,
};

const entity = 'in.co.sandbox.kyc.aadhaar.okyc';

const body = z.strictObject({
  '@entity': z.literal(`${entity}.request`),
  // A text [D]; that the number which was given is good, too, is [I].
  reference_id: z
    .union([z.string(), z.int().transform(String)])
    .pipe(z.string().regex(/^(?:\d{4,18}|MAGIC-TICKET-\d{4})$/))
    .openapi({ type: 'string', example: specimenReference }),
  otp: z
    .string()
    .regex(/^\d{6}$/)
    .openapi({ example: '111000' }),
});

const verify: SandboxPhrase = {
  service: { ...aadhaarVerify, answer: verifying(aadhaarVerify, documentedOkyc) },
  method: 'post',
  path: '/kyc/aadhaar/okyc/otp/verify',
  body,
  hear(heard) {
    const { reference_id, otp } = heard as z.output<typeof body>;
    const ticket = reference_id === specimenReference ? Ticket.example : reference_id;
    return { ticket, otp, consent: 'Y' };
  },
  say: (value, { heard }) => person(value as Okyc, numberOf(String(heard?.input?.ticket ?? Ticket.example))),
  result: Person,
  example: ({ ticket, otp }) => ({
    '@entity': `${entity}.request`,
    ...{ reference_id: ticket === Ticket.example ? specimenReference : ticket, otp },
  }),
  refuse: ({ outcome, options }) =>
    outcome === 'not_found' && !options.http
      ? { data: { '@entity': entity, message: 'Invalid Reference Id' } }
      : undefined,
};

export const aadhaar = [otp, verify];
