import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { Aadhaar } from '../../fields/person.ts';
import { fileOf, type Resident } from './aadhaar-words.ts';
import { sentOf } from './sent.ts';

const beside = z.object({ shareCode: z.string().max(200).nullish().openapi({ example: '1234' }) });

/** What a second step carries besides its ticket; some clients leave the number out [C]. */
export const secondStep = {
  otp: z
    .string()
    .regex(/^[0-9]{6}$/, 'must be six digits')
    .openapi({ example: '111000' }),
  aadhaarNo: Aadhaar.schema.nullish(),
  ...beside.shape,
};

interface Heard {
  otp: string;
  aadhaarNo?: string | null | undefined;
}

/** The service's input of a second step. */
export function inputOf(ticket: string, { otp, aadhaarNo }: Heard) {
  return { otp, ticket, ...(aadhaarNo && { aadhaar_number: aadhaarNo }) };
}

/** What a second step answers with. */
export function sayFile(told: Resident, call: Call) {
  return fileOf(told, call.startedAt, sentOf(call, beside).shareCode ?? '');
}

/** Told by a first step [I]. */
export const otpSent = 'OTP sent to registered mobile number';
