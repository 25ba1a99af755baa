import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { Name } from '../fields/name.ts';
import { bands, nameMatch } from '../names/name-match.ts';

export const nameMatchService = service({
  name: 'name-match',
  title: 'Name match',
  description:
    'How alike two names are: titles, initials, the order of words, Indian spellings, and the legal forms of companies are allowed for.',
  input: z.object({ name_1: Name.schema, name_2: Name.schema }),
  output: z.object({
    score: z.int().min(0).max(100).openapi({ description: '100 only where the same words stand in the same order' }),
    match: z.boolean(),
    band: z.enum(bands.map(({ name }) => name)),
  }),
  example: { name_1: Name.example, name_2: 'KUMBAKONAM SUBRAMANIAM RAMANATHAN' },
  subject: ({ name_1 }) => ({ field: Name, id: name_1 }),
  answer: ({ name_1, name_2 }) => nameMatch(name_1, name_2),
});
