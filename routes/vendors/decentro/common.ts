import { z } from '@hono/zod-openapi';

/** Text that must be there. */
export function text(example: string) {
  return z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
    .min(1, 'must not be empty')
    .openapi({ example });
}

/** Why it is asked: the bounds are those of the vendor's OpenAPI for DigiLocker [D], taken for the others [I]. */
export const purpose = text('For Testing Purpose Only')
  .min(20, 'Purpose should be at least 20 characters in length.')
  .max(50, 'Purpose can be at most 50 characters in length.');
