import { z } from '@hono/zod-openapi';

/** What Eko answers besides its data; `status` 0 is well. */
interface Told {
  /** -1 where all went well, as the SDK's samples have it [D], though the list of codes says 0. */
  response_status_id: number;
  response_type_id: number;
  message: string;
  status: number;
}

/** An answer in Eko's order of members. */
export function answerOf(data: unknown, { response_status_id, ...rest }: Told): object {
  return { response_status_id, data, ...rest };
}

/** Schema of an answer around its data. */
export function answered<Data extends z.ZodType>(data: Data) {
  const told = { response_type_id: z.int(), message: z.string(), status: z.int() };
  return z.object({ response_status_id: z.int(), data, ...told }).strict();
}

/** Text of a form that must not be empty. */
export function text(example: string) {
  return z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
    .trim()
    .min(1, 'is empty')
    .openapi({ example });
}
