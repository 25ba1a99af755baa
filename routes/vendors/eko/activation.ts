import { z } from '@hono/zod-openapi';
import type { Phrase } from '../../../app/dialect.ts';
import { service } from '../../../app/service.ts';
import { text } from './answer.ts';
import { UserCode } from './user-code.ts';

const activation = z.object({
  user_code: UserCode.schema,
  initiator_id: text('9962981729'),
  service_code: text('4').regex(/^\d{1,9}$/, 'must be a whole number'),
  latlong: z.string().optional(),
});

const activateService = service({
  name: 'eko-activate-service',
  title: 'Activation of a service',
  description: 'Switches one of Eko’s services on for a user, as is done once before the first use.',
  input: activation,
  output: activation,
  example: { user_code: UserCode.example, initiator_id: '9962981729', service_code: '4' },
  subject: ({ user_code }) => ({ field: UserCode, id: user_code }),
  answer: (asked) => asked,
});

/** `PUT /ekoapi/v1/user/service/activate`, by form [D]; the number of the service comes back as one. */
export const activate: Phrase = {
  service: activateService,
  method: 'put',
  path: '/ekoapi/v1/user/service/activate',
  aliases: ['/ekoicici/v1/user/service/activate'],
  carries: 'form',
  body: activation,
  hear: (body) => body as Record<string, unknown>,
  say(value) {
    const { service_code, initiator_id, user_code, latlong } = value as z.output<typeof activation>;
    return { data: { service_code: Number(service_code), initiator_id, user_code, ...(latlong && { latlong }) } };
  },
  result: z
    .object({
      data: z
        .object({
          service_code: z.number(),
          initiator_id: z.string(),
          user_code: z.string(),
          latlong: z.string().optional(),
        })
        .strict(),
    })
    .strict(),
  example: (asked) => asked,
};
