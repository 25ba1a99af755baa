import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../services/aadhaar-verify.ts';
import { type Known, say, shape } from './aadhaar-words.ts';
import { asked, referenceOf } from './asked.ts';
import { operation } from './phrase.ts';
import { type Problem, problem, told, wrong } from './problems.ts';
import { cannotValidate, type Refusals, sourceDown } from './refusals.ts';
import { withTestAadhaar } from './test-aadhaar.ts';

const lengthWrong = ['aadhaar_invalid', 'aadhaar Number should contain 12 characters.'] as const;
const noNumber = ['aadhaar_empty', 'Please enter aadhaar number in the request'] as const;
const troubles: Partial<Refusals> = { failed: cannotValidate, down: sourceDown };

/** First step: a reference for the one-time password. The reference is a text in the schema [D], a number in its samples. */
export const offlineAadhaarOtp = operation({
  service: withTestAadhaar(aadhaarOtp),
  path: '/offline-aadhaar/otp',
  body: z.object({ aadhaar_number: Aadhaar.schema }),
  hear: ({ aadhaar_number }) => ({ aadhaar_number }),
  say: ({ ticket }: { ticket: string }) => ({ status: 'SUCCESS', message: 'OTP sent successfully', ref_id: ticket }),
  result: z.strictObject({
    ...{ status: z.literal('SUCCESS'), message: z.literal('OTP sent successfully'), ref_id: z.string() },
  }),
  example: ({ aadhaar_number }) => ({ aadhaar_number }),
  refusals: {
    ...troubles,
    invalid: wrong(...lengthWrong),
    wrong: {
      ...{ aadhaar_number_missing: noNumber, aadhaar_number_empty: noNumber },
      aadhaar_number_value_invalid: lengthWrong,
    },
    miss: told((call) => ({ ref_id: `${referenceOf(call)}`, status: 'INVALID', message: 'Invalid Aadhaar Card' })),
    duplicate: problem(
      ...([409, 'validation_error', 'verification_pending'] as const),
      'Otp generated for this aadhaar, please try after some time',
    ),
  },
});

const noOtp = ['otp_empty', 'Please enter the otp in the request'] as const;
const expired = 'Session expired, please generate a new OTP';

/** A wrong one-time password: `error` is null, and the reference stands beside it in camel case [D]. */
const wrongOtp: Problem = (call) => {
  const said = problem(400, 'validation_error', 'verification_failed', 'OTP entered is invalid', (refId) =>
    wasRead(call) ? { error: null, refId } : {},
  );
  return said(call);
};

/** What could not be read holds no password that could be wrong. */
function wasRead({ heard }: Call): boolean {
  return heard !== undefined && heard.refusal === undefined;
}

/** Second step: who it is. */
export const offlineAadhaarVerify = operation({
  service: withTestAadhaar(aadhaarVerify),
  path: '/offline-aadhaar/verify',
  body: z.object({
    otp: z
      .string()
      .regex(/^\d{6}$/)
      .openapi({ example: '111000' }),
    ref_id: Ticket.schema,
  }),
  hear: ({ otp, ref_id }) => ({ otp, ticket: ref_id }),
  say: (known: Known, call: Call) => say(known, asked(call, 'ref_id')),
  result: shape,
  example: ({ otp, ticket }) => ({ otp, ref_id: ticket }),
  refusals: {
    ...troubles,
    invalid: wrongOtp,
    wrong: {
      ...{ otp_missing: noOtp, otp_empty: noOtp, otp_value_invalid: ['otp_invalid', 'Please enter a valid otp.'] },
    },
    miss: problem(400, 'validation_error', 'verification_failed', expired, (refId) => ({ error: { refId } })),
    duplicate: problem(
      ...([409, 'validation_error', 'verification_pending'] as const),
      'Processing request, please try after 30 sec',
    ),
  },
});
