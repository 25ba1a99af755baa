import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';
import { clientId } from './client-id.ts';

/** A phrase that knows what its envelope says. */
export interface SurepassPhrase extends Phrase {
  /** What is asked about, as an error names it: "Invalid PAN". */
  noun: string;
  /** The envelope's `message` of a success; null where nothing is said. */
  told?: string;
}

interface Declared<Fields extends z.ZodRawShape, Value> {
  service: Service;
  /** Below `/api/v1`. */
  path: string;
  aliases?: string[];
  /** What a client id begins with. */
  product: string;
  noun: string;
  told?: string;
  fields: Fields;
  /** The service's input, without consent. */
  hear(fields: z.output<z.ZodObject<Fields>>): Record<string, unknown>;
  /** What stands in `data` beside the client id. */
  say(value: Value, call: Call): Record<string, unknown>;
  result: z.ZodRawShape;
  example(input: Record<string, unknown>): Record<string, unknown>;
}

const base = '/api/v1';

/** Declares a phrase of Surepass's: a POST of JSON that asks for no consent, answered with a client id. */
export function surepassPhrase<Fields extends z.ZodRawShape, Value>(declared: Declared<Fields, Value>): SurepassPhrase {
  const { path, aliases = [], product, fields, hear, say, result, ...rest } = declared;
  return {
    ...rest,
    path: base + path,
    aliases: aliases.map((alias) => base + alias),
    method: 'post',
    body: z.object(fields),
    hear: (body) => ({ ...hear(body as never), consent: 'Y' }),
    say: (value, call) => ({ client_id: clientId(product, call), ...say(value as Value, call) }),
    result: z.strictObject({ client_id: z.string(), ...result }),
  };
}

/** Text, or nothing. */
export const textOrNull = z.union([z.string(), z.null()]);

/** Surepass's way to write a date that is not there [C]. */
export const noDate = '1800-01-01';
