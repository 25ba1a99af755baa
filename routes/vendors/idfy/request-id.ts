import type { Field } from '../../../app/field.ts';
import { reserved } from '../../fields/identifier.ts';
import { Ticket } from '../../fields/ticket.ts';

/** What IDfy gives for a task that it took on: a UUID; those of zeros are magic, so that a poll meets what a task met. */
export const RequestId: Field = {
  ...Ticket,
  name: 'request id',
  example: '11111111-1111-4111-8111-111111111111',
  schema: Ticket.schema.openapi({ example: '11111111-1111-4111-8111-111111111111', description: 'Of the task' }),
  ...reserved('00000000-0000-4000-8000-0000', () => '0000'),
};
