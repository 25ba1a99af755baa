import { z } from '@hono/zod-openapi';
import type { Field } from '../../app/field.ts';
import { maskMiddle } from '../../app/mask.ts';
import { reserved } from './identifier.ts';

/** What the first of two steps hands out for the second; of our own making, so its case is kept. */
export const Ticket: Field = {
  name: 'ticket',
  example: 'SPECIMEN-TICKET',
  schema: z
    .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a string') })
    .trim()
    .regex(/^[0-9A-Za-z-]{8,64}$/, 'is no ticket: 8 to 64 letters, digits or hyphens')
    .openapi({ example: 'SPECIMEN-TICKET', description: 'The ticket of the first step' }),
  mask: (id) => maskMiddle(id, 4, 0),
  ...reserved('MAGIC-TICKET-'),
};
