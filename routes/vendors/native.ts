import { z } from '@hono/zod-openapi';
import { headerPair } from '../../app/credential.ts';
import { type Dialect, headerKey, type Phrase } from '../../app/dialect.ts';
import type { Service } from '../../app/service.ts';
import { ibmKey } from './native-ibm.ts';

/** What every native request may carry besides the service's own fields. */
const common = {
  consent: z
    .unknown()
    .optional()
    .openapi({ type: 'string', enum: ['Y'], description: 'Consent of the person; "Y"' }),
  client_ref: z
    .string()
    .regex(/^[\x20-\x7e]{1,200}$/, 'must be 1 to 200 printable ASCII characters')
    .optional()
    .openapi({ description: 'Comes back in the header X-Client-Ref', example: 'loan-4711' }),
};

const failed = z.object({
  status: z.literal('error'),
  internal_status_code: z.number().int().min(101).max(109).openapi({ example: 103 }),
  code: z.string().openapi({ example: 'NOT_FOUND' }),
  message: z.string().openapi({ example: 'No records found' }),
  request_id: z.string(),
  detail: z.object({}).loose().optional().openapi({ description: 'In development only: what was wrong' }),
});

/** Our own words: a dialect whose field names are the services' own. */
export function native(services: Service[]): Dialect {
  return {
    name: 'native',
    title: 'Native',
    prefix: '',
    hosts: [],
    // The origin's documents name the second pair; the third is the one that IBM API Connect itself uses [D].
    keys: [headerKey('X-API-Key'), headerPair('Client-ID', 'X-IBM-Key'), ibmKey],
    phrases: services.map(phrase),
    wrap: (result) => ({ status: 'success', internal_status_code: 101, value: result }),
    wrapped: (result) =>
      z.object({ status: z.literal('success'), internal_status_code: z.literal(101), value: result }),
    fail: (refusal, call, detail) => ({
      status: refusal.row.http,
      body: {
        status: 'error',
        internal_status_code: refusal.row.code,
        code: refusal.code,
        message: refusal.message,
        request_id: call.id,
        ...(detail !== undefined && { detail }),
      },
    }),
    failed,
  };
}

function phrase(service: Service): Phrase {
  return {
    service,
    method: 'post',
    path: service.path,
    body: service.input.extend(common),
    hear: (body) => body as Record<string, unknown>,
    say: (value) => value,
    result: service.output,
    example: (input) => (service.personal ? { ...input, consent: 'Y' } : input),
  };
}
