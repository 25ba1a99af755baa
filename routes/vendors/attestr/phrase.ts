import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';

interface Declared<Body extends z.ZodType, Value> {
  service: Service;
  /** Below `/api/{version}/public`. */
  path: string;
  body: Body;
  /** The service's input, without consent. */
  hear(body: z.output<Body>): Record<string, unknown>;
  /** What stands beside `valid`. */
  say(value: Value, call: Call): Record<string, unknown>;
  result: z.ZodRawShape;
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** Declares a phrase of Attestr's: a POST of JSON, answered with `valid` and, where that is true, all the rest [D]. */
export function attestrPhrase<Body extends z.ZodType, Value>(declared: Declared<Body, Value>): Phrase {
  const { path, hear, say, result, ...rest } = declared;
  return {
    ...rest,
    method: 'post',
    path: `/api/v2/public${path}`,
    // Each has a version of its own; the answers of the first and of the third are told apart nowhere [C].
    aliases: ['v1', 'v3'].map((version) => `/api/${version}/public${path}`),
    hear: (body) => ({ ...hear(body as z.output<Body>), consent: 'Y' }),
    say: (value, call) => ({ valid: true, ...say(value as Value, call) }),
    result: z.strictObject({ valid: z.literal(true), ...result }),
  };
}

/** Text, or nothing. */
export const textOrNull = z.union([z.string(), z.null()]);

/** Fields that are text, or nothing. */
export function textsOrNull<Name extends string>(...names: Name[]) {
  return Object.fromEntries(names.map((name) => [name, textOrNull])) as Record<Name, typeof textOrNull>;
}

/** Fields that the world knows nothing of. */
export function nulls(...names: string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}
