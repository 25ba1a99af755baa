import { z } from '@hono/zod-openapi';
import { isOnly } from '../../app/data-dir/override.ts';
import type { RecordDoc } from '../../app/set-records.ts';

/** A record as it is told. */
export const ToldRecord = z
  .object({
    service: z.string().openapi({ example: 'pan-to-gst' }),
    subject: z.string().openapi({ description: 'In its normal form', example: 'AAACX1111A' }),
    session: z.string().optional().openapi({ description: 'Absent where it is for all calls', example: 'checkout-7' }),
    value: z.unknown().openapi({ description: "In the shape of the service's answer" }),
    outcome: z.int().optional().openapi({ example: 106 }),
    fault: z.string().optional().openapi({ example: 'delay;ms=500, 503' }),
    set_at: z
      .string()
      .openapi({ description: 'After a restart, when its file was written', example: '2026-11-21T16:00:00.000Z' }),
    kept: z
      .boolean()
      .optional()
      .openapi({ description: 'Whether it outlives the process; absent where there is no DATA_DIR to keep it in' }),
  })
  .openapi('Record');

/** What a request may say of one subject; any JSON, so that the service alone judges it. */
export const givenBody = {
  required: true,
  content: {
    'application/json': {
      schema: {
        description: "A value in the shape of the service's answer, or an object with `outcome` or `fault` alone.",
      },
      examples: {
        value: { value: '27AAACM0000Z1Z7' },
        outcome: { value: { outcome: 106 } },
        fault: { value: { fault: 'delay;ms=500, 503' } },
      },
    },
  },
};

/** `keeps` tells whether records for all calls are kept on disk; undefined where nothing is. */
export function told({ session, at, body }: RecordDoc, keeps: boolean | undefined) {
  const { service, subject, given, override } = body;
  return {
    ...{ service, subject },
    ...(session !== '' && { session }),
    ...('value' in override
      ? { value: override.value }
      : isOnly('outcome', given)
        ? { outcome: Number(override.fault) }
        : { fault: override.fault }),
    set_at: new Date(at).toISOString(),
    ...(keeps !== undefined && { kept: keeps && session === '' }),
  };
}
