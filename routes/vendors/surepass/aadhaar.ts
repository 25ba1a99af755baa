import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import type { AadhaarRecord } from '../../records.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../services/aadhaar-verify.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { surepassPhrase } from './phrase.ts';

const product = 'aadhaar_v2';
const start = `${product}_`;

export const generateOtp = surepassPhrase({
  service: aadhaarOtp,
  path: '/aadhaar-v2/generate-otp',
  ...{ product, noun: 'Aadhaar', told: 'OTP Sent.' },
  fields: { id_number: Aadhaar.schema },
  hear: ({ id_number }) => ({ aadhaar_number: id_number }),
  say: ({ ticket }: { ticket: string }) => ({
    ...{ client_id: start + ticket, otp_sent: true, if_number: true, valid_aadhaar: true },
    status: 'generate_otp_success',
  }),
  result: {
    ...{ otp_sent: z.literal(true), if_number: z.literal(true), valid_aadhaar: z.literal(true) },
    status: z.literal('generate_otp_success'),
  },
  example: ({ aadhaar_number }) => ({ id_number: aadhaar_number }),
});

type Holder = z.output<typeof AadhaarRecord>;

/** What UIDAI's file holds and the world does not, as Surepass writes nothing [C]. */
const absent = {
  ...{ raw_xml: '', zip_data: '', profile_image: '', has_image: false, email_hash: '', mobile_hash: '' },
  ...{ face_score: -1, face_status: false, aadhaar_pdf: null, share_code: '', reference_id: '', uniqueness_id: '' },
  mobile_verified: false,
};

function addressOf({ line, city, district, state }: Holder['address']) {
  return {
    ...{ country: 'India', dist: district, state: stateOf(state).name, po: '', loc: '', vtc: city, subdist: '' },
    ...{ street: line, house: '', landmark: '' },
  };
}

const addressKeys = ['country', 'dist', 'state', 'po', 'loc', 'vtc', 'subdist', 'street', 'house', 'landmark'];

export const submitOtp = surepassPhrase({
  service: aadhaarVerify,
  path: '/aadhaar-v2/submit-otp',
  ...{ product, noun: 'OTP' },
  fields: {
    client_id: z
      .string()
      .transform((text) => (text.startsWith(start) ? text.slice(start.length) : text))
      .pipe(Ticket.schema)
      .openapi({ type: 'string', example: start + Ticket.example }),
    otp: z.string(),
  },
  hear: ({ client_id, otp }) => ({ ticket: client_id, otp }),
  say: (value: Holder, call) => ({
    client_id: clientIdAsked(call.heard?.input) ?? start + Ticket.example,
    ...{ full_name: value.name, aadhaar_number: value.masked_aadhaar.toUpperCase(), dob: value.date_of_birth },
    ...{ gender: genderLetter(value.gender), address: addressOf(value.address), zip: value.address.pincode },
    ...{ care_of: `C/O: ${value.care_of}`, status: 'success_aadhaar', ...absent },
  }),
  result: {
    ...{ full_name: z.string(), aadhaar_number: z.string().regex(/^X{8}\d{4}$/), dob: z.iso.date() },
    ...{ gender: z.enum(['M', 'F', 'T']), zip: z.string(), care_of: z.string(), status: z.literal('success_aadhaar') },
    address: z.strictObject(Object.fromEntries(addressKeys.map((key) => [key, z.string()]))),
    ...Object.fromEntries(Object.entries(absent).map(([key, value]) => [key, z.literal(value)])),
  },
  example: ({ ticket, otp }) => ({ client_id: `${start}${ticket}`, otp }),
});

function clientIdAsked(input: Record<string, unknown> | undefined): string | undefined {
  return typeof input?.ticket === 'string' ? start + input.ticket : undefined;
}
