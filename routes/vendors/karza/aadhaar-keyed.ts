import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { Name } from '../../fields/name.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import { ageOf } from '../shared/age.ts';
import { inputOf, otpSent, sayFile, secondStep } from './aadhaar-fields.ts';
import { aadhaarIssued, otpWithKey, verifyWithNumber } from './aadhaar-services.ts';
import { file } from './aadhaar-words.ts';
import { aadhaarConsent, validityOf } from './access-key.ts';
import { karzaPhrase } from './phrase.ts';
import { sentOf } from './sent.ts';
import { texts } from './texts.ts';

const text = (example: string, longest: number) => z.string().min(1).max(longest).openapi({ example });
const place = z.union([z.string(), z.number()]).nullish().openapi({ type: 'string', example: '19' });
const device = z.string().max(200).nullish();

/** A text in the document [D]; clients send a number, too [C]. That it may be five minutes old at most is not enforced. */
const consentTime = z
  .union([z.string().regex(/^[0-9]{10}$/, 'must be seconds of the epoch'), z.int().positive()])
  .openapi({ type: 'string', example: '1767225600' });

const beside = z.object({ consentTime });
const key = { accessKey: Ticket.schema };
const keyed = z.strictObject(texts('accessKey', 'accessKeyValidity', 'message'));

/** Ten years that an age is in, such as `40-50` [I]. */
function bandOf(born: string): string {
  const from = Math.floor(ageOf(born) / 10) * 10;
  return `${from}-${from + 10}`;
}

export const aadhaarKeyedPhrases = [
  karzaPhrase('v3', {
    service: aadhaarConsent,
    path: '/v3/aadhaar-consent',
    fields: {
      ...{ lat: place, long: place, ipAddress: z.string().nullish().openapi({ example: '192.0.2.1' }) },
      ...{ userAgent: text('Mozilla/5.0', 256), deviceId: device, deviceInfo: device },
      ...{ name: Name.schema, consentTime, consentText: text('I consent to ...', 10_000) },
    },
    hear: ({ name }) => ({ name }),
    say: ({ access_key }: { access_key: string }, call) => ({
      accessKey: access_key,
      accessKeyValidity: validityOf(sentOf(call, beside).consentTime, call.startedAt),
      message: 'Consent Accepted',
    }),
    // One and the same in the document's sample [D]; there is a client that takes the id for the key [C].
    requestId: ({ access_key }: { access_key: string }) => access_key,
    result: keyed,
    example: ({ name }) => ({
      ...{
        lat: '19',
        long: '82',
        ipAddress: '192.0.2.1',
        userAgent: 'Mozilla/5.0',
        deviceId: 'any',
        deviceInfo: 'any',
      },
      ...{ name, consentTime: '1767225600', consentText: 'I consent to ...' },
    }),
  }),
  karzaPhrase('v3', {
    service: otpWithKey,
    path: '/v3/get-aadhaar-otp',
    fields: { aadhaarNo: Aadhaar.schema, ...key },
    hear: ({ aadhaarNo, accessKey }) => ({ aadhaar_number: aadhaarNo, access_key: accessKey }),
    // That the next step wants the key of this one, and not that of the consent, is [I].
    say: ({ ticket }: { ticket: string }, { startedAt }) => ({
      ...{ message: otpSent, accessKey: ticket, accessKeyValidity: validityOf(undefined, startedAt) },
    }),
    result: keyed,
    example: ({ aadhaar_number, access_key }) => ({ aadhaarNo: aadhaar_number, accessKey: access_key }),
  }),
  karzaPhrase('v3', {
    service: verifyWithNumber,
    path: '/v3/get-aadhaar-file',
    fields: { ...key, ...secondStep },
    hear: ({ accessKey, ...rest }) => inputOf(accessKey, rest),
    say: sayFile,
    result: file,
    example: ({ otp, ticket, aadhaar_number }) => ({
      ...{ otp, accessKey: ticket, shareCode: '1234', aadhaarNo: aadhaar_number },
    }),
  }),
  karzaPhrase('v2', {
    service: aadhaarIssued,
    path: '/v2/aadhaar-verification',
    fields: { aadhaarNo: Aadhaar.schema, ...key, checkValidation: z.boolean().nullish() },
    hear: ({ aadhaarNo, accessKey }) => ({ aadhaar_number: aadhaarNo, access_key: accessKey }),
    // The names are [C], how the values are written is [I].
    say: ({ gender, born, state, mobile }: Record<'gender' | 'born' | 'state' | 'mobile', string>) => ({
      ...{ gender: gender.toUpperCase(), state: stateOf(state).name, ageBand: bandOf(born) },
      ...{ mobile: `xxxxxxx${mobile.slice(-3)}`, isIssued: 'Y' },
    }),
    result: z.strictObject(texts('gender', 'state', 'ageBand', 'mobile', 'isIssued')),
    example: ({ aadhaar_number, access_key }) => ({
      ...{ aadhaarNo: aadhaar_number, accessKey: access_key, checkValidation: true },
    }),
  }),
];
