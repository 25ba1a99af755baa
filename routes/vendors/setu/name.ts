import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { Refusal } from '../../../app/outcomes.ts';
import { Name } from '../../fields/name.ts';
import { nameMatchService } from '../../services/name-match.ts';
import { error } from './failure.ts';
import { type SetuPhrase, sentText } from './phrase.ts';
import { traceOf } from './trace.ts';

/** Match types by their least percentage [D]. */
const types = [
  ['COMPLETE_MATCH', 99],
  ['HIGH_PARTIAL_MATCH', 85],
  ['MODERATE_PARTIAL_MATCH', 70],
  ['LOW_PARTIAL_MATCH', 45],
  ['NO_MATCH', 0],
] as const;

const MatchOutput = z.strictObject({
  match_type: z.enum(types.map(([type]) => type)),
  match_percentage: z.number().min(0).max(100),
});

const wrongLetters = 'Name cannot contain numbers or special characters';

/** A name that is magic has digits. */
const letters = /^(?:[\p{L}\p{M} .'-]+|MAGIC \d{4})$/iu;

const PlainName = z
  .string({ error: 'Name cannot be empty' })
  .trim()
  .min(1, { error: 'Name cannot be empty', abort: true })
  .max(100, { error: 'Name cannot be more than 100 characters', abort: true })
  // Not .regex: the document would have the flags in its pattern.
  .refine((name) => letters.test(name), wrongLetters)
  .openapi({ example: Name.example, description: "Letters, spaces, . ' and -; at most 100 characters" });

interface Pair {
  name1: string;
  name2: string;
}

function say({ score }: { score: number }, call: Call) {
  const [match_type] = types.find(([, least]) => score >= least)!;
  // They need not differ [D]; the pessimistic one is not scored by itself here [I].
  const output = { match_type, match_percentage: score };
  const [name1, name2] = [sentText(call, 'name1') ?? '', sentText(call, 'name2') ?? ''];
  return {
    ...{ name1, name2, id: call.id },
    ...{ optimistic_match_output: output, pessimistic_match_output: output, traceId: traceOf(call) },
  };
}

function refuse({ outcome, options }: Refusal, call: Call): Spoken | undefined {
  if (outcome === 'unavailable' || outcome === 'internal_server_error') {
    return error(500, 'internal_server_error', 'An internal server error occurred', call);
  }
  if (outcome !== 'invalid_input') return undefined;
  const issue = options.issues?.find(({ path }) => path.length > 0);
  return error(400, 'bad_request', issue?.message ?? wrongLetters, call);
}

export const name: SetuPhrase = {
  service: nameMatchService,
  method: 'post',
  path: '/api/match/v1/name',
  body: z.object({ name1: PlainName, name2: PlainName }),
  hear(body) {
    const { name1, name2 } = body as Pair;
    return { name_1: Name.schema.parse(name1), name_2: Name.schema.parse(name2) };
  },
  say: (value, call) => say(value as { score: number }, call),
  result: z.strictObject({
    name1: z.string(),
    name2: z.string(),
    id: z.string(),
    optimistic_match_output: MatchOutput,
    pessimistic_match_output: MatchOutput,
    traceId: z.string(),
  }),
  example: ({ name_1, name_2 }) => ({ name1: name_1, name2: name_2 }),
  refuse,
};
