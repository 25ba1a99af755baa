import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';

/** What a client asked for, and the id that it polls by. */
export interface Asked {
  /** Such as `ind_pan`. */
  type: string;
  task_id: string | null;
  group_id: string | null;
  request_id: string;
}

/** Whether the source has the id, and what it says of it. */
export type SourceOutput = { status: 'id_found' | 'id_not_found' } & Record<string, unknown>;

/** When a call came, as IDfy writes it: in Indian time. */
export function timeOf({ startedAt = 0 }: Call): string {
  return `${new Date(startedAt + 19_800_000).toISOString().slice(0, 19)}+05:30`;
}

/** A task as a poll or a synchronous call tells it, in the order of the alphabet as IDfy writes one [C]. */
export function taskOf({ type, task_id, group_id, request_id }: Asked, call: Call, output?: SourceOutput) {
  const at = timeOf(call);
  return {
    action: 'verify_with_source',
    ...(output && { completed_at: at }),
    ...{ created_at: at, group_id, request_id },
    ...(output && { result: { source_output: output } }),
    ...{ status: output ? 'completed' : 'in_progress', task_id, type },
  };
}

const words = { action: z.literal('verify_with_source'), created_at: z.string(), request_id: z.string() };
const own = { group_id: z.union([z.string(), z.null()]), task_id: z.union([z.string(), z.null()]), type: z.string() };

/** Shape of a task that is done, around what the source says. */
export function completed<Output extends z.ZodType>(output: Output) {
  const result = z.strictObject({ source_output: output });
  return z.strictObject({ ...words, ...own, status: z.literal('completed'), completed_at: z.string(), result });
}

/** Shape of a task that is not. */
export const inProgress = z.strictObject({ ...words, ...own, status: z.literal('in_progress') });

/** Fields that are text. */
export function texts<Name extends string>(...names: Name[]) {
  return Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Name, z.ZodString>;
}
