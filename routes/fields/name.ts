import { z } from '@hono/zod-openapi';
import type { Field } from '../../app/field.ts';
import { maskMiddle } from '../../app/mask.ts';
import { reserved } from './identifier.ts';

/** A name, trimmed and in upper case. */
export function nameOf(example: string, least = 1) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a string') })
    .trim()
    .toUpperCase()
    .min(least, `must have at least ${least} characters`)
    .max(200, 'must have at most 200 characters')
    .openapi({ example, description: least > 1 ? `At least ${least} characters` : 'As the caller has it' });
}

/** Part of a company's name; `MAGIC 0103` is not found. */
export const CompanyName: Field = {
  name: 'company name',
  example: 'MOCKWORKS',
  schema: nameOf('MOCKWORKS', 3),
  mask: (name) => maskMiddle(name, 3, 0),
  ...reserved('MAGIC '),
};

/** A person's or a company's name; `MAGIC 0103` is not found. */
export const Name: Field = {
  name: 'name',
  example: 'K S RAMANATHAN',
  schema: nameOf('K S RAMANATHAN'),
  mask: (name) => maskMiddle(name, 1, 0),
  ...reserved('MAGIC '),
};
