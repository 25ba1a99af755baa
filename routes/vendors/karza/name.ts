import { z } from '@hono/zod-openapi';
import { Name } from '../../fields/name.ts';
import { nameMatchService } from '../../services/name-match.ts';
import { karzaPhrase } from './phrase.ts';

export const namePhrases = [
  karzaPhrase('v3', {
    service: nameMatchService,
    path: '/v3/name',
    fields: {
      ...{ name1: Name.schema, name2: Name.schema },
      type: z.string().nullish().openapi({ example: 'individual' }),
      preset: z.string().nullish().openapi({ example: 'L' }),
      ...{ allowPartialMatch: z.boolean().nullish(), suppressReorderPenalty: z.boolean().nullish() },
    },
    // Clients send none, as it is about nobody [C].
    consent: 'optional',
    hear: ({ name1, name2 }) => ({ name_1: name1, name_2: name2 }),
    say: ({ score, match }: { score: number; match: boolean }) => ({ score: score / 100, result: match }),
    result: z.strictObject({ score: z.number().min(0).max(1), result: z.boolean() }),
    example: ({ name_1, name_2 }) => ({ name1: name_1, name2: name_2, type: 'individual', preset: 'L' }),
  }),
];
