import type { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';

interface Declared<Body, Value> {
  service: Service;
  path: string;
  aliases?: string[];
  body: z.ZodType<Body>;
  /** The service's input, without consent: Signzy asks for none. */
  hear(body: Body): Record<string, unknown>;
  /** The whole body of the answer: what stands around a result differs from path to path. */
  say(value: Value, call: Call): unknown;
  result: z.ZodType;
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** Declares a phrase of Signzy's: a POST of JSON. */
export function signzyPhrase<Body, Value>({ hear, say, ...rest }: Declared<Body, Value>): Phrase {
  return {
    ...rest,
    method: 'post',
    hear: (body) => ({ ...hear(body as Body), consent: 'Y' }),
    say: (value, call) => say(value as Value, call),
  };
}
