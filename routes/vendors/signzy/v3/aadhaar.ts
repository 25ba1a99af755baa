import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../../data/states.ts';
import { Aadhaar } from '../../../fields/person.ts';
import { Ticket } from '../../../fields/ticket.ts';
import type { AadhaarRecord } from '../../../records.ts';
import { aadhaarOtp } from '../../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../../services/aadhaar-verify.ts';
import { genderLetter } from '../../shared/gender-letter.ts';
import { signzyPhrase } from '../phrase.ts';

type Holder = z.output<typeof AadhaarRecord>;

/** Around the answers of both steps [C]. */
const around = (data: unknown, message: string | null) => ({ data, statusCode: 200, message });

const envelope = (data: z.ZodType, message: z.ZodType) => z.strictObject({ data, statusCode: z.literal(200), message });

/** `requestId` and `otpSentStatus` are read by clients [C], the rest is [I]. */
export const getOkycOtp = signzyPhrase({
  service: aadhaarOtp,
  path: '/api/v3/getOkycOtp',
  body: z.object({ aadhaarNumber: Aadhaar.schema }),
  hear: ({ aadhaarNumber }) => ({ aadhaar_number: aadhaarNumber }),
  say: ({ ticket }: { ticket: string }) =>
    around(
      {
        ...{ requestId: ticket, otpSentStatus: true, if_number: true, isValidAadhaar: true },
        status: 'generate_otp_success',
      },
      'OTP Sent.',
    ),
  result: envelope(
    z.strictObject({
      ...{ requestId: Ticket.schema, otpSentStatus: z.literal(true), if_number: z.literal(true) },
      ...{ isValidAadhaar: z.literal(true), status: z.literal('generate_otp_success') },
    }),
    z.literal('OTP Sent.'),
  ),
  example: ({ aadhaar_number }) => ({ aadhaarNumber: aadhaar_number }),
});

function addressOf({ line, city, district, state }: Holder['address']) {
  return {
    ...{ country: 'India', dist: district, state: stateOf(state).name, po: '', loc: '', vtc: city, subdist: '' },
    ...{ street: line, house: '', landmark: '' },
  };
}

const addressKeys = ['country', 'dist', 'state', 'po', 'loc', 'vtc', 'subdist', 'street', 'house', 'landmark'];
const texts = ['full_name', 'aadhaar_number', 'dob', 'gender', 'zip', 'care_of', 'profile_image'];

/** The envelope and `aadhaar_number` are seen [C], the names of the other data are [I]. */
export const fetchOkycData = signzyPhrase({
  service: aadhaarVerify,
  path: '/api/v3/fetchOkycData',
  body: z.object({ requestId: Ticket.schema, otp: z.coerce.string().openapi({ type: 'string', example: '111000' }) }),
  hear: ({ requestId, otp }) => ({ ticket: requestId, otp }),
  say: (value: Holder) =>
    around(
      {
        ...{ full_name: value.name, aadhaar_number: value.masked_aadhaar.toUpperCase(), dob: value.date_of_birth },
        ...{ gender: genderLetter(value.gender), address: addressOf(value.address), zip: value.address.pincode },
        ...{ care_of: value.care_of, profile_image: '', has_image: false },
      },
      null,
    ),
  result: envelope(
    z.strictObject({
      ...Object.fromEntries(texts.map((key) => [key, z.string()])),
      address: z.strictObject(Object.fromEntries(addressKeys.map((key) => [key, z.string()]))),
      has_image: z.literal(false),
    }),
    z.null(),
  ),
  example: ({ ticket, otp }) => ({ requestId: ticket, otp }),
});
