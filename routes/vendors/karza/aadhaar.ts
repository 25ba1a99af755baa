import { z } from '@hono/zod-openapi';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import { aadhaarOtp } from '../../services/aadhaar-otp.ts';
import { inputOf, otpSent, sayFile, secondStep } from './aadhaar-fields.ts';
import { aadhaarKeyedPhrases } from './aadhaar-keyed.ts';
import { verifyWithNumber } from './aadhaar-services.ts';
import { file } from './aadhaar-words.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

/** The two steps without a consent of their own, whose shapes are [C], and those with one. */
export const aadhaarPhrases = [
  karzaPhrase('v3', {
    service: aadhaarOtp,
    path: '/v3/aadhaar-xml/otp',
    fields: { aadhaarNo: Aadhaar.schema },
    hear: ({ aadhaarNo }) => ({ aadhaar_number: aadhaarNo }),
    say: () => ({ message: otpSent }),
    // What the second step wants is the id of this very answer.
    requestId: ({ ticket }: { ticket: string }) => ticket,
    result: z.strictObject(texts('message')),
    example: ({ aadhaar_number }) => ({ aadhaarNo: aadhaar_number }),
  }),
  karzaPhrase('v3', {
    service: verifyWithNumber,
    path: '/v3/aadhaar-xml/file',
    fields: { requestId: Ticket.schema, ...secondStep },
    hear: ({ requestId, ...rest }) => inputOf(requestId, rest),
    say: sayFile,
    result: file,
    example: ({ otp, ticket, aadhaar_number }) => ({ otp, requestId: ticket, aadhaarNo: aadhaar_number }),
  }),
  ...aadhaarKeyedPhrases,
];
