import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';

/** A code with what is said of it. */
export interface Told {
  code: string;
  message: string;
}

/** A phrase that knows its own words for what is not there and what is wrong. */
export interface GridlinesPhrase extends Phrase {
  /** `data` where nothing is found, inside HTTP 200. */
  missing: Told;
  /** `error` of a request that cannot be read, where it has one of its own. */
  invalid?: Told;
}

interface Declared<Body extends z.ZodType, Value> {
  service: Service;
  path: string;
  headers?: Record<string, string>;
  body: Body;
  hear(body: z.output<Body>): Record<string, unknown>;
  /** What stands in `data`. */
  say(value: Value, call: Call): Told & Record<string, unknown>;
  /** What stands in `data` beside code and message. */
  result: z.ZodRawShape;
  missing: Told;
  invalid?: Told;
  /** A request for this input; consent joins where the body has it. */
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** What every first request carries [C]. */
export const consent = z.unknown().openapi({ type: 'string', enum: ['Y', 'N'], example: 'Y' });

/** Declares a phrase of Gridlines': a POST of JSON with consent, answered with a code and a message in `data` [C]. */
export function gridlinesPhrase<Body extends z.ZodType, Value>(declared: Declared<Body, Value>): GridlinesPhrase {
  const { hear, say, result, example, ...rest } = declared;
  const asked = rest.body instanceof z.ZodObject && 'consent' in rest.body.shape && { consent: 'Y' };
  return {
    ...rest,
    method: 'post',
    hear: (body) => hear(body as z.output<Body>),
    say: (value, call) => say(value as Value, call),
    result: z.strictObject({ code: z.string(), message: z.string(), ...result }),
    example: (input) => ({ ...example(input), ...asked }),
  };
}

/** Whether a phrase is one of these. */
export function isGridlines(phrase: Phrase | undefined): phrase is GridlinesPhrase {
  return phrase !== undefined && 'missing' in phrase;
}
