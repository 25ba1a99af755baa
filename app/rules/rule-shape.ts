import { z } from '@hono/zod-openapi';
import { strict } from '../strict.ts';

const session = z.string().regex(/^[\w.-]{1,64}$/, 'must have 1 to 64 letters, digits, "_", "." or "-"');

/** A rule as it is asked for. */
export const RuleShape = strict({
  fault: z
    .string()
    .trim()
    .min(1, 'must be a fault')
    .openapi({ example: '108;times=2', description: 'In the fault grammar' }),
  match: strict({
    service: z.string().optional().openapi({ example: 'pan-to-gst' }),
    dialect: z.string().optional().openapi({ example: 'native' }),
    key: z.string().optional().openapi({ description: "A key's name", example: 'development' }),
    session: session.optional().openapi({ example: 'checkout-7' }),
    subject: z
      .string()
      .max(200)
      .optional()
      .openapi({ description: 'The identifier that is asked about', example: 'AAACN0000A' }),
  })
    .default({})
    .openapi({ description: 'All that is given must fit; nothing fits every call' }),
  ttl_s: z
    .number()
    .min(0.001)
    .max(31_536_000)
    .optional()
    .openapi({ example: 600, description: 'Seconds until it expires' }),
  note: z.string().max(500).optional().openapi({ example: 'the bank is down' }),
}).openapi('RuleRequest');

export type RuleRequest = z.infer<typeof RuleShape>;

/** A rule as it is told. */
export const ToldRule = z
  .object({
    id: z.string().openapi({ example: 'r-3f9a2c71' }),
    fault: z.string(),
    match: z.record(z.string(), z.string()),
    note: z.string().optional(),
    created_at: z.string().openapi({ example: '2026-11-21T16:00:00.000Z' }),
    expires_at: z.string().optional(),
    uses: z.int().openapi({ description: 'How many calls it has met' }),
  })
  .openapi('Rule');
