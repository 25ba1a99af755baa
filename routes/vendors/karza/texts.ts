import { z } from '@hono/zod-openapi';

const text = z.string();

/**
 * Schemas of fields that are all texts, as most of Karza's are.
 * @example z.strictObject({ ...texts('cov', 'issueDate'), pin: z.int() })
 */
export function texts<Name extends string>(...names: Name[]): Record<Name, z.ZodString> {
  return Object.fromEntries(names.map((name) => [name, text])) as Record<Name, z.ZodString>;
}
