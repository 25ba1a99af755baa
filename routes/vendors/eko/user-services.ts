import { z } from '@hono/zod-openapi';
import type { Phrase } from '../../../app/dialect.ts';
import { service } from '../../../app/service.ts';
import { text } from './answer.ts';
import { UserCode } from './user-code.ts';

const input = z.object({ user_code: UserCode.schema, initiator_id: text('9962981729') });

/** PAN verification and bill payment [D]. */
const codes = ['4', '53'];

const userServices = service({
  name: 'eko-user-services',
  title: 'Services of a user',
  description: 'Which of Eko’s services are switched on for a user: here all are, always.',
  input,
  output: input.extend({ codes: z.array(z.string()) }),
  example: { user_code: UserCode.example, initiator_id: '9962981729' },
  subject: ({ user_code }) => ({ field: UserCode, id: user_code }),
  answer: (asked) => ({ ...asked, codes }),
});

const nothing = z.null();

const status = z
  .object({
    status: z.literal(1),
    status_desc: z.literal('ACTIVATED'),
    service_code: z.string(),
    ...{ comments: nothing, city: nothing, user_name: nothing, mobile: nothing, service_provider: nothing },
    verification_status: z.literal(0),
    createdAt: z.string(),
    updatedAt: z.string(),
    ...{ user_code: nothing, state: nothing },
  })
  .strict();

function statusOf(service_code: string): z.output<typeof status> {
  return {
    ...{ status: 1, status_desc: 'ACTIVATED', service_code, comments: null, city: null, user_name: null },
    ...{ mobile: null, service_provider: null, verification_status: 0, createdAt: '2019-09-05 12:50:27.0' },
    ...{ updatedAt: '', user_code: null, state: null },
  };
}

/** `GET /ekoapi/v1/user/services/user_code:{code}` [D]. */
export const readServices: Phrase = {
  service: userServices,
  method: 'get',
  path: '/ekoapi/v1/user/services/{user}',
  aliases: ['/ekoicici/v1/user/services/{user}'],
  carries: 'query',
  body: z.object({
    user: z
      .string()
      .regex(/^user_code:[0-9]{8}$/, 'must be user_code: and eight digits')
      .openapi({ example: 'user_code:20810200' }),
    initiator_id: text('9962981729'),
  }),
  hear(body) {
    const { user, initiator_id } = body as { user: string; initiator_id: string };
    return { user_code: user.slice('user_code:'.length), initiator_id };
  },
  say(value) {
    const { codes, ...who } = value as z.output<typeof userServices.output> & { codes: string[] };
    return { response_status_id: 1, data: { ...who, service_status_list: codes.map(statusOf) } };
  },
  result: z
    .object({
      response_status_id: z.literal(1),
      data: z
        .object({ user_code: z.string(), initiator_id: z.string(), service_status_list: z.array(status) })
        .strict(),
    })
    .strict(),
  example: ({ user_code, initiator_id }) => ({ user: `user_code:${user_code}`, initiator_id }),
};
