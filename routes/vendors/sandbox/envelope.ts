import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { SandboxPhrase } from './phrase.ts';

/** What every answer has; the time is in milliseconds [D]. */
export const Envelope = z.strictObject({
  code: z.int().openapi({ example: 200 }),
  timestamp: z.int().openapi({ example: 1763727760000 }),
  transaction_id: z.string().openapi({ example: '65a16945-6293-47d9-931d-6e790fab226f' }),
});

/** The envelope around an answer, which goes without one where the phrase is bare. */
export function wrap(data: unknown, call: Call) {
  return (call.phrase as SandboxPhrase | undefined)?.bare ? data : envelope(data, call);
}

export function envelope(data: unknown, { startedAt, id }: Call) {
  return { code: 200, timestamp: Math.round(startedAt), transaction_id: id, data };
}

export function wrapped(data: z.ZodType, phrase: Phrase): z.ZodType {
  return (phrase as SandboxPhrase).bare ? data : Envelope.extend({ data });
}
