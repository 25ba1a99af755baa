import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';
import { type Refusals, usual } from './refusals.ts';

/** A phrase that knows how its operation words a refusal. */
export interface Operation extends Phrase {
  refusals: Refusals;
}

interface Declared<Body extends z.ZodObject, Value> {
  service: Service;
  path: string;
  body: Body;
  hear(body: z.output<Body>): Record<string, unknown>;
  say(value: Value, call: Call): unknown;
  result: z.ZodType;
  example(input: Record<string, string>): Record<string, unknown>;
  refusals: Partial<Refusals>;
}

/** Declares an operation; every one of this vendor's is a POST of JSON, and none asks for consent in its body. */
export function operation<Body extends z.ZodObject, Value>(declared: Declared<Body, Value>): Operation {
  return {
    ...declared,
    method: 'post',
    path: `/verification${declared.path}`,
    hear: (body: unknown) => ({ ...declared.hear(body as z.output<Body>), consent: 'Y' }),
    refusals: { ...usual, ...declared.refusals },
  } as unknown as Operation;
}

/** A service that answers what the vendor documents for its test values, by subject, and the native one's for all others. */
export function withTestValues(native: Service, values: ReadonlyMap<string, unknown>): Service {
  return {
    ...native,
    answer: (input, world, desk) => values.get(native.subject(input).id) ?? native.answer(input, world, desk),
  };
}

/** The caller's id of a verification. */
export const VerificationId = z
  .string()
  .max(50)
  .regex(/^[\w.-]+$/)
  .openapi({ example: 'test001', description: 'At most 50 letters, digits, periods, hyphens and underscores' });

/** A text of an answer, null where there is none. */
export const text = z.string().nullable();

/** The two ids that most answers begin with. */
export const idsShape = { verification_id: text, reference_id: z.int() };
