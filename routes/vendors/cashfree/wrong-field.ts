import type { Call } from '../../../app/call.ts';
import type { RefusalOptions } from '../../../app/outcomes.ts';
import { badRequest, type Problem, wrong } from './problems.ts';
import type { Refusals } from './refusals.ts';

type Issue = NonNullable<RefusalOptions['issues']>[number];
type Words = Refusals['wrong'];

const badPan = ['pan_length_short', 'Enter valid PAN.'] as const;

/** Documented for more than one operation [D]. */
const shared: Words = {
  pan_value_invalid: badPan,
  verification_id_value_invalid: [
    'verification_id_value_invalid',
    'verification_id can include only alphanum, dot, hyphen and underscores.',
  ],
  dob_value_invalid: ['dob_value_invalid', 'dob should be of type YYYY-MM-DD.'],
};

/** What a field's value is, by what zod calls it. */
const kinds: Record<string, string> = { too_big: 'length_exceeded', too_small: 'length_short' };

/** The words for the first field that is wrong; where none is documented they follow those that are [I]. */
export function wrongField(issue: Issue, own: Words, call: Call): Problem {
  const [field] = issue.path;
  if (typeof field !== 'string') return badRequest;
  const kind = kindOf(issue, (call.heard?.json as Record<string, unknown> | undefined)?.[field]);
  const words = own[`${field}_${kind}`] ?? shared[`${field}_${kind}`];
  if (words) return wrong(...words);
  // What is empty is missing, unless an operation tells the two apart.
  const plain = kind === 'empty' ? 'missing' : kind;
  return wrong(`${field}_${plain}`, sentence(field, plain, issue));
}

function kindOf({ code }: Issue, value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  return value === '' ? 'empty' : (kinds[code] ?? 'value_invalid');
}

function sentence(field: string, kind: string, issue: Issue): string {
  const { maximum, minimum } = issue as { maximum?: number; minimum?: number };
  switch (kind) {
    case 'missing':
      return `${field} is missing in the request.`;
    case 'length_exceeded':
      return `${field} can include a maximum of ${maximum} characters.`;
    case 'length_short':
      return `${field} should include a minimum of ${minimum} characters.`;
    default:
      return `${field} should be valid.`;
  }
}
