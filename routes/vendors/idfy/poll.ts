import { z } from '@hono/zod-openapi';
import type { Phrase } from '../../../app/dialect.ts';
import { Refusal } from '../../../app/outcomes.ts';
import { service } from '../../../app/service.ts';
import { RequestId } from './request-id.ts';
import { type Asked, completed, inProgress, type SourceOutput, taskOf } from './task.ts';
import { pollPath } from './ways.ts';

/** What a ticket holds: the task, what the source said, and the ticket that the first poll uses up. */
export interface Kept {
  asked: Omit<Asked, 'request_id'>;
  output: SourceOutput;
  first: string;
}

interface Polled {
  asked: Asked;
  output?: SourceOutput;
}

/** For documents and first tries: it is always done. */
const specimen: Polled = {
  asked: { type: 'ind_pan', task_id: 'specimen', group_id: 'specimen', request_id: RequestId.example },
  output: { status: 'id_found', id_number: 'AAAPI0000A', full_name: 'ANANYA IYER' },
};

const task = service({
  name: 'idfy-task',
  title: 'State of a task',
  description: 'What became of a task that was asked for: in progress the first time, completed from then on.',
  input: z.object({ request_id: RequestId.schema }),
  output: z.object({}).loose(),
  example: { request_id: RequestId.example },
  subject: ({ request_id }) => ({ field: RequestId, id: request_id }),
  async answer({ request_id }, _world, desk) {
    if (request_id === RequestId.example) return { ...specimen };
    const held = await desk.read(request_id);
    if (held === undefined) throw new Refusal('not_found', { by: 'world', http: true });
    const { asked, output, first } = JSON.parse(held) as Kept;
    // Of two who poll at once one is the first.
    if ((await desk.redeem(first)) !== undefined) return { asked: { ...asked, request_id } };
    if (output.status === 'id_not_found')
      throw new Refusal('not_found', { by: 'world', members: { ...asked, request_id } });
    return { asked: { ...asked, request_id }, output };
  },
});

/** `GET /v3/tasks?request_id=`: a list of one [C]. */
export const poll: Phrase = {
  service: task,
  method: 'get',
  path: pollPath,
  carries: 'query',
  body: z.object({ request_id: RequestId.schema }),
  hear: (body) => body as Record<string, unknown>,
  say(value, call) {
    const { asked, output } = value as Polled;
    return [taskOf(asked, call, output)];
  },
  result: z.array(z.union([inProgress, completed(z.object({ status: z.literal('id_found') }).loose())])).length(1),
  example: (input) => input,
};
