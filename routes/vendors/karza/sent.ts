import type { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';

/** What was sent beside the service's input; nothing where it was not sound, as a fault lets anything pass. */
export function sentOf<Schema extends z.ZodObject>({ heard }: Call, schema: Schema): Partial<z.output<Schema>> {
  const read = schema.safeParse(heard?.json);
  return read.success ? read.data : {};
}
