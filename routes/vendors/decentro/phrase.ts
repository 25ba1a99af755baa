import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';

/** Which of the vendor's two envelopes an answer has: that of the registries, or the flat one of version 2. */
export type Style = 'registry' | 'flat';

/** A phrase that knows its envelope. */
export interface DecentroPhrase extends Phrase {
  style: Style;
}

/** What the envelope says around a result, which it needs the value for. */
export interface Told {
  message: string;
  responseKey: string;
  /** The transaction's number, where it is not the call's. */
  transaction?: string;
}

const Told = z.strictObject({
  ...{ message: z.string(), responseKey: z.string(), transaction: z.string().optional() },
});

/** A result, and what its envelope says. */
export interface Result {
  style: Style;
  result: unknown;
  told: Told;
}

interface Declared<Body, Value> {
  service: Service;
  path: string;
  style: Style;
  body: z.ZodType<Body>;
  hear(body: Body): Record<string, unknown>;
  say(value: Value, call: Call): unknown;
  told(value: Value): Told;
  result: z.ZodType;
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** Declares a phrase of Decentro's: a POST of JSON. */
export function decentroPhrase<Body, Value>(declared: Declared<Body, Value>): DecentroPhrase {
  const { style, hear, say, told, result, ...rest } = declared;
  return {
    ...rest,
    style,
    method: 'post',
    hear: (body) => hear(body as Body),
    say: (value, call): Result => ({ style, result: say(value as Value, call), told: told(value as Value) }),
    result: z.strictObject({ style: z.literal(style), result, told: Told }),
  };
}
