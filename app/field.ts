import type { z } from '@hono/zod-openapi';

/** A kind of identifier: its shape, how it is shown in a log, and the values of it that make things happen. */
export interface Field {
  name: string;
  schema: z.ZodType<string, string>;
  /** An identifier that the world knows. */
  example: string;
  /** The identifier as a log may hold it. */
  mask(id: string): string;
  /** The fault, in the fault grammar, that a magic identifier stands for. */
  fault(id: string): string | undefined;
  /** The identifier that always meets this fault; undefined where the kind has no room for it. */
  magic(fault: string): string | undefined;
}
