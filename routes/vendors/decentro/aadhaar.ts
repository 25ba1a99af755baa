import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { stateOf } from '../../../data/states.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import type { AadhaarRecord } from '../../records.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { aadhaarVerify } from '../../services/aadhaar-verify.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { purpose, text } from './common.ts';
import { decentroPhrase } from './phrase.ts';

/** Consent is a boolean in version 2 [D]; false is no mistake in form. */
const common = {
  reference_id: text('0f2ef482-5802-42aa-bbf2-fbfb770188d4'),
  consent: z.boolean({ error: 'must be true' }).openapi({ example: true }),
  purpose,
};

const commonExample = {
  ...{ reference_id: '0f2ef482-5802-42aa-bbf2-fbfb770188d4', consent: true, purpose: 'for bank account verification' },
};

const consentOf = ({ consent }: { consent: boolean }) => (consent ? 'Y' : 'N');

interface Issued {
  ticket: string;
  message: string;
}

const GenerateBody = z.object({ ...common, aadhaar_number: Aadhaar.schema });

export const generateOtp = decentroPhrase({
  service: aadhaarOtp,
  path: '/v2/kyc/aadhaar/otp',
  style: 'flat',
  body: GenerateBody,
  hear: (body: z.output<typeof GenerateBody>) => ({ aadhaar_number: body.aadhaar_number, consent: consentOf(body) }),
  // The three digits stand behind stars [C].
  say: ({ message }: Issued) => ({ last3DigitsOfLinkedMobileNumber: `*******${message.slice(-3)}` }),
  told: ({ ticket }: Issued) => ({
    message:
      'OTP generated and sent successfully on the registered mobile number. Kindly trigger the Validate OTP API within the next 10 minutes.',
    ...{ responseKey: 'success_otp_generated', transaction: ticket },
  }),
  result: z.strictObject({ last3DigitsOfLinkedMobileNumber: z.string().regex(/^\*{7}\d{3}$/) }),
  example: ({ aadhaar_number }) => ({ ...commonExample, aadhaar_number }),
});

const ValidateBody = z.object({
  ...{ ...common, initiation_transaction_id: Ticket.schema, otp: z.string().openapi({ example: '111000' }) },
  share_code: z.unknown().optional().openapi({ type: 'string', example: '1111' }),
  generate_pdf: z.unknown().optional().openapi({ type: 'boolean', example: false }),
  generate_xml: z.unknown().optional().openapi({ type: 'boolean', example: false }),
});

type Holder = z.output<typeof AadhaarRecord>;

/** The four digits and the moment, as UIDAI refers to a download. */
function referenceOf(masked: string, { startedAt = 0 }: Call): string {
  return masked.slice(-4) + new Date(startedAt).toISOString().replace(/\D/g, '');
}

function addressOf({ address: { line, city, district, state, pincode }, care_of }: Holder) {
  return {
    ...{ careOf: care_of, country: 'India', district, house: '', landmark: '', locality: '', pincode, postOffice: '' },
    ...{ state: stateOf(state).name, street: line, subDistrict: '', vtc: city },
  };
}

const textsOf = (keys: string[]) => z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string()])));
const addressKeys = [
  ...['careOf', 'country', 'district', 'house', 'landmark', 'locality', 'pincode', 'postOffice', 'state', 'street'],
  ...['subDistrict', 'vtc'],
];

/** The data are those of the vendor's e-Aadhaar [D]; message and key of the envelope are [I]. */
export const validateOtp = decentroPhrase({
  service: aadhaarVerify,
  path: '/v2/kyc/aadhaar/otp/validate',
  style: 'flat',
  body: ValidateBody,
  hear: (body: z.output<typeof ValidateBody>) => ({
    ...{ ticket: body.initiation_transaction_id, otp: body.otp, consent: consentOf(body) },
  }),
  say: (value: Holder, call) => ({
    ...{ aadhaarReferenceNumber: referenceOf(value.masked_aadhaar, call), aadhaarUid: value.masked_aadhaar },
    proofOfIdentity: {
      ...{ dob: dayMonthYear(value.date_of_birth, '-'), hashedEmail: '', gender: genderLetter(value.gender) },
      ...{ hashedMobileNumber: '', name: value.name },
    },
    ...{ proofOfAddress: addressOf(value), image: '' },
  }),
  told: () => ({
    message: 'Aadhaar information received successfully from UIDAI.',
    responseKey: 'success_aadhaar_verification',
  }),
  result: z.strictObject({
    ...{ aadhaarReferenceNumber: z.string(), aadhaarUid: z.string(), image: z.literal('') },
    proofOfIdentity: textsOf(['dob', 'hashedEmail', 'gender', 'hashedMobileNumber', 'name']),
    proofOfAddress: textsOf(addressKeys),
  }),
  example: ({ ticket, otp }) => ({ ...commonExample, initiation_transaction_id: ticket, otp, share_code: '1111' }),
});
