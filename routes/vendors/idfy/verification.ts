import { z } from '@hono/zod-openapi';
import type { Desk } from '../../../app/desk.ts';
import type { Phrase } from '../../../app/dialect.ts';
import { Refusal } from '../../../app/outcomes.ts';
import type { Service } from '../../../app/service.ts';
import type { World } from '../../../data/world.ts';
import type { Kept } from './poll.ts';
import { completed, type SourceOutput, taskOf } from './task.ts';
import { pathOf } from './ways.ts';

interface Declared<Data extends z.ZodRawShape, Value> {
  /** Such as `ind_pan`. */
  type: string;
  /** Other names of the same [C]. */
  alsoCalled?: string[];
  service: Service;
  data: Data;
  /** The service's input, without consent. */
  hear(data: z.output<z.ZodObject<Data>>): Record<string, unknown>;
  /** What the source says, beside `status`. */
  say(value: Value): Record<string, unknown>;
  result: z.ZodRawShape;
  example(input: Record<string, unknown>): Record<string, unknown>;
}

const id = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
  .min(1, 'is empty');

const textOrNull = z.string().nullable().catch(null);
/** Who asks, as far as that can be read: a success that is forced is told whatever was sent. */
const Ids = z.object({ task_id: textOrNull, group_id: textOrNull }).catch({ task_id: null, group_id: null });

/** Declares a verification: one phrase for callers who poll, and one for those who wait. */
export function verification<Data extends z.ZodRawShape, Value>(declared: Declared<Data, Value>): Phrase[] {
  const { type, result } = declared;
  const service = lenient(declared.service);
  const told = (value: unknown): SourceOutput => ({ ...declared.say(value as Value), status: 'id_found' });
  const polling: Phrase = {
    ...{ ...phraseOf('async', declared), service: kept(service, type, told), status: 202 },
    say: (value) => ({ request_id: (value as { request_id: string }).request_id }),
    result: z.strictObject({ request_id: z.string() }),
  };
  const waiting: Phrase = {
    ...{ ...phraseOf('sync', declared), service },
    say(value, call) {
      const { task_id, group_id } = Ids.parse(call.heard?.json);
      return taskOf({ type, task_id, group_id, request_id: call.id }, call, told(value));
    },
    result: completed(z.strictObject({ ...result, status: z.literal('id_found') })),
  };
  return [polling, waiting];
}

/** What both have in common: how they are asked. */
function phraseOf<Data extends z.ZodRawShape, Value>(way: 'sync' | 'async', declared: Declared<Data, Value>) {
  const { type, alsoCalled = [], data, hear, example } = declared;
  return {
    method: 'post' as const,
    path: pathOf(way, type),
    aliases: alsoCalled.map((name) => pathOf(way, name)),
    body: z.object({ task_id: id, group_id: id, data: z.object(data) }),
    hear(body: unknown) {
      const { data: asked, task_id, group_id } = body as { data: never; task_id: string; group_id: string };
      return { ...hear(asked), consent: 'Y', task_id, group_id };
    },
    example: (input: Record<string, unknown>) => ({ task_id: 'task-1', group_id: 'group-1', data: example(input) }),
  };
}

/** A service that does not find what does not fit together: the source says no more [I]. */
function lenient(service: Service): Service {
  return {
    ...service,
    async answer(input, world, desk) {
      try {
        return await service.answer(input, world, desk);
      } catch (error) {
        if (error instanceof Refusal && error.outcome === 'invalid_input') return undefined;
        throw error;
      }
    },
  };
}

/** A service whose answer waits at the desk until it is polled, also where there is none. */
function kept(service: Service, type: string, say: (value: unknown) => SourceOutput): Service {
  async function keep(value: unknown, input: Record<string, unknown>, desk: Desk) {
    const { task_id = null, group_id = null } = input as { task_id?: string; group_id?: string };
    const output: SourceOutput = value === undefined ? { status: 'id_not_found' } : say(value);
    const first = await desk.issue('first');
    const held: Kept = { asked: { type, task_id, group_id }, output, first };
    return { request_id: await desk.issue(JSON.stringify(held)) };
  }
  return {
    ...service,
    // Of its own name: what it answers is a ticket, which no record of the native service is.
    name: `idfy-${service.name}`,
    output: z.object({ request_id: z.string() }),
    part: (input) => ({ service, input, as: (value, desk) => keep(value, input, desk) }),
    answer: async (input: Record<string, unknown>, world: World, desk: Desk) =>
      keep(await service.answer(input, world, desk), input, desk),
  };
}
