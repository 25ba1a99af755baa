import type { z } from '@hono/zod-openapi';
import type { Service } from '../../../app/service.ts';

/** Which registry a request asks: its document type, the native service that knows, and how Decentro says it. */
export interface Document {
  /** In upper case, with underscores. */
  type: string;
  /** What the envelope says of a success, to the letter [D]. */
  message: string;
  service: Service;
  /** The native input of this number, and of a birth where the registry asks for one. */
  input(number: string, dob: string | undefined): Record<string, unknown>;
  /** The number that a native input holds. */
  number(input: Record<string, unknown>): unknown;
  /** What stands in `kycResult`. */
  say(value: unknown): unknown;
  result: z.ZodType;
}

interface Declared<Value> extends Omit<Document, 'say'> {
  say(value: Value): unknown;
}

/** Declares a document; the type of its native value is forgotten here. */
export function document<Value>(declared: Declared<Value>): Document {
  return declared as unknown as Document;
}
