import { z } from '@hono/zod-openapi';

/** An object with these fields and no other; a mistake in the name of a field that may be left out would go unseen. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const allowed = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown: ${issue.keys.join(', ').slice(0, 100)}; allowed: ${allowed}`
        : undefined,
  });
}
