import { z } from '@hono/zod-openapi';
import type { Words } from '../../app/dialect.ts';
import type { Detail } from '../../app/outcomes.ts';

/** A problem document, by RFC 9457. */
export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().openapi({ example: 'Bad request' }),
    status: z.int().openapi({ example: 400 }),
    detail: z.string().optional(),
    code: z.string().openapi({ example: 'BAD_REQUEST' }),
    request_id: z.string(),
  })
  .loose()
  .openapi('Problem');

export const problemType = 'application/problem+json';

/** The words of the admin routes; who has that key may know what was wrong, in production too. */
export const problemWords: Words = {
  candid: true,
  fail(refusal, call, detail) {
    const { problem, fields: _fields, ...more } = (detail ?? {}) as Partial<Detail>;
    const { http, message } = refusal.row;
    const told = refusal.message === message ? problem : refusal.message;
    const body = {
      type: 'about:blank',
      title: message,
      status: http,
      detail: told,
      code: refusal.code,
      request_id: call.id,
    };
    return {
      status: http,
      headers: { 'Content-Type': problemType },
      body: { ...body, ...more, ...refusal.options.members },
    };
  },
};
