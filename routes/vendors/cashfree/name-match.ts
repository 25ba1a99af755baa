import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { nameOf } from '../../fields/name.ts';
import { nameMatchService } from '../../services/name-match.ts';
import { asked, idsOf } from './asked.ts';
import { matchOf } from './names.ts';
import { idsShape, operation, text, VerificationId } from './phrase.ts';
import { wrong } from './problems.ts';

const initials = (name: string) => name.split(/\s+/).filter((word) => word.length === 1).length;

/** Reasons are documented with a few examples [D]; which of them fits is a guess [I]. */
function reasonOf(score: number, a: string, b: string): string {
  if (score === 100) return 'The given names are identical';
  if (score < 34) return 'The given names are different';
  return initials(a) === initials(b) ? 'Word missing' : 'Initials penalty, Word missing';
}

function say({ score }: { score: number }, call: Call) {
  const [a, b] = [asked(call, 'name_1'), asked(call, 'name_2')];
  const reason = reasonOf(score, a ?? '', b ?? '');
  return { ...idsOf(call), name_1: a, name_2: b, status: 'SUCCESS', score: score / 100, reason };
}

const emptyName = (field: string) => [`${field}_value_invalid`, `${field} is not allowed to be empty.`] as const;

export const nameMatch = operation({
  service: {
    ...nameMatchService,
    answer: ({ name_1, name_2 }) => ({ score: matchOf(name_1 as string, name_2 as string).score }),
  },
  path: '/name-match',
  body: z.object({
    verification_id: VerificationId,
    name_1: nameOf('K S RAMANATHAN'),
    name_2: nameOf('KUMBAKONAM SUBRAMANIAM RAMANATHAN'),
  }),
  hear: ({ name_1, name_2 }) => ({ name_1, name_2 }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, name_1: text, name_2: text, status: z.literal('SUCCESS') },
    ...{ score: z.number().min(0).max(1), reason: z.string() },
  }),
  example: ({ name_1, name_2 }) => ({ verification_id: 'test001', name_1, name_2 }),
  refusals: {
    invalid: wrong(...emptyName('name_1')),
    wrong: { name_1_empty: emptyName('name_1'), name_2_empty: emptyName('name_2') },
  },
});
