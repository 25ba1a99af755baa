import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { stateOf } from '../../../data/states.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import type { AadhaarRecord } from '../../records.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../services/aadhaar-verify.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { invalid, missing, texts } from './aadhaar.ts';
import { consent, gridlinesPhrase } from './phrase.ts';

/** `aadhaar-api/boson/generate-otp`: the transaction stands in the body and in a header [C]. */
export const generateOtp = gridlinesPhrase({
  service: aadhaarOtp,
  path: '/aadhaar-api/boson/generate-otp',
  body: z.object({ aadhaar_number: Aadhaar.schema, consent: consent.optional() }),
  hear: ({ aadhaar_number, consent }) => ({ aadhaar_number, consent }),
  say({ ticket }: { ticket: string }, call: Call) {
    call.headers = { ...call.headers, 'X-Transaction-ID': ticket };
    return { code: '1001', message: 'OTP sent to your Registered Mobile number.', transaction_id: ticket };
  },
  result: texts('transaction_id'),
  ...{ missing, invalid },
  example: ({ aadhaar_number }) => ({ aadhaar_number }),
});

/** `aadhaar-api/boson/submit-otp`; the names in `aadhaar_data` are those that clients read [C], and ours [I]. */
export const submitOtp = gridlinesPhrase({
  service: aadhaarVerify,
  path: '/aadhaar-api/boson/submit-otp',
  body: z.object({
    // Clients send it in the header X-Transaction-ID [C].
    transaction_id: Ticket.schema,
    otp: z.coerce
      .string()
      .regex(/^[0-9]{6}$/, 'must be six digits')
      .openapi({ type: 'string', example: '111000' }),
    include_xml: z.boolean().optional(),
    share_code: z.string().optional(),
  }),
  // Who has the password has consented.
  headers: { transaction_id: 'X-Transaction-ID' },
  hear: ({ transaction_id, otp }) => ({ ticket: transaction_id, otp, consent: 'Y' }),
  say: (holder: z.output<typeof AadhaarRecord>) => ({
    ...{ code: '1002', message: 'OTP validated successfully.' },
    aadhaar_data: dataOf(holder),
  }),
  result: {
    aadhaar_data: z.strictObject({
      document_type: z.literal('AADHAAR'),
      ...texts('name', 'date_of_birth', 'gender', 'care_of', 'house', 'street', 'locality', 'district', 'state'),
      ...texts(
        'sub_district',
        'landmark',
        'post_office_name',
        'pincode',
        'country',
        'vtc_name',
        'masked_aadhaar_number',
      ),
    }),
  },
  missing: { code: '1003', message: 'Session expired. Please start the process again.' },
  invalid: { code: 'INVALID_OTP', message: 'Invalid OTP.' },
  example: ({ ticket, otp }) => ({ transaction_id: ticket, otp, include_xml: true, share_code: '1234' }),
});

function dataOf({ name, date_of_birth, gender, care_of, masked_aadhaar, address }: z.output<typeof AadhaarRecord>) {
  return {
    ...{ document_type: 'AADHAAR' as const, name, date_of_birth, gender: genderLetter(gender), care_of },
    ...{ house: '', street: '', locality: address.line, district: address.district, sub_district: '', landmark: '' },
    ...{ post_office_name: '', state: stateOf(address.state).name, pincode: address.pincode, country: 'India' },
    ...{ vtc_name: address.city, masked_aadhaar_number: masked_aadhaar },
  };
}
