import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { Refusal } from '../../../app/outcomes.ts';
import type { Service } from '../../../app/service.ts';
import { Pan } from '../../fields/tax.ts';
import { panDetails } from '../../services/pan-details.ts';
import { splitName } from '../shared/person-name.ts';
import { error } from './failure.ts';
import { isOutcome, type SetuPhrase, sentText, wrongFields } from './phrase.ts';
import { traceOf } from './trace.ts';

interface Details {
  pan: string;
  name: string;
  holder_type: 'individual' | 'company' | 'firm' | 'huf' | 'trust';
  status: 'valid' | 'deceased' | 'inactive';
  aadhaar_linked: boolean;
}

const john = { name: 'John Doe', holder_type: 'individual', aadhaar_linked: true } as const;

/** The values for tests [D]: one PAN is valid, one is there but invalid. */
const documented: ReadonlyMap<string, Details> = new Map([
  ['ABCDE1234A', { pan: 'ABCDE1234A', ...john, status: 'valid' }],
  ['ABCDE1234B', { pan: 'ABCDE1234B', ...john, status: 'inactive' }],
]);

/** The parts of the documented name are not its parts [D]. */
const documentedParts = { first: 'John Hartwell', middle: 'Walter', last: 'Doe' };

const service: Service = {
  ...panDetails,
  answer: (input, world, desk) => documented.get(String(input.pan_number)) ?? panDetails.answer(input, world, desk),
};

/** Individual is [D], the others [I]. */
const categories = { individual: 'Individual', company: 'Company', firm: 'Firm', huf: 'HUF', trust: 'Trust' } as const;

const invalid = { verification: 'failed', message: 'PAN is invalid' } as const;

function say(details: Details, call: Call) {
  if (details.status !== 'valid') return invalid;
  return { data: dataOf(details), message: 'PAN is valid', verification: 'success', traceId: traceOf(call) };
}

function dataOf({ pan, name, holder_type, aadhaar_linked }: Details) {
  const category = categories[holder_type];
  // Only a person has an Aadhaar; the name of any other is not in parts [I].
  if (holder_type !== 'individual') return { category, full_name: name };
  const { first, middle, last } = documented.has(pan) ? documentedParts : splitName(name);
  return {
    aadhaar_seeding_status: aadhaar_linked ? 'LINKED' : 'NOT_LINKED',
    ...{ category, full_name: name, first_name: first, middle_name: middle, last_name: last },
  };
}

const Result = z.union([
  z.strictObject({
    data: z.strictObject({
      aadhaar_seeding_status: z.enum(['LINKED', 'NOT_LINKED']).optional(),
      category: z.enum(Object.values(categories)),
      full_name: z.string(),
      first_name: z.string().optional(),
      middle_name: z.string().optional(),
      last_name: z.string().optional(),
    }),
    message: z.literal('PAN is valid'),
    verification: z.literal('success'),
    traceId: z.string(),
  }),
  z.strictObject({ verification: z.literal('failed'), message: z.literal('PAN is invalid') }),
]);

const notFound: Spoken = { status: 404, body: { message: 'PAN not found.', verification: 'failed' } };

function refuse(refusal: Refusal, call: Call): Spoken | undefined {
  const wrong = wrongFields(refusal);
  if (refusal.outcome === 'missing_consent' || wrong.has('consent')) {
    return error(400, 'consent_not_given', 'Consent is required and should be Y/y.', call);
  }
  if (wrong.has('reason')) {
    return error(400, 'insufficient_reason_length', 'Reason should be at least 20 characters in length.', call);
  }
  if (refusal.outcome === 'not_found') return notFound;
  if (refusal.outcome === 'unavailable') {
    const detail = 'Internal Server Error. Please reach out to support along with the traceId.';
    return error(500, 'internal_server_error', detail, call);
  }
  if (refusal.outcome !== 'invalid_input') return undefined;
  if (isOutcome(refusal)) return { status: 200, body: invalid };
  return wrong.has('pan') ? malformed(call) : undefined;
}

/** The documents' own examples [D]: ABCDE1234AZZ is invalid, ABDPB123H is not there. */
function malformed(call: Call): Spoken | undefined {
  const pan = sentText(call, 'pan');
  if (pan === undefined) return undefined;
  return pan.trim().length < 10 ? notFound : { status: 200, body: invalid };
}

const reason = 'Reason for verifying PAN set by the developer';

export const pan: SetuPhrase = {
  service,
  method: 'post',
  path: '/api/verify/pan',
  body: z.object({
    pan: Pan.schema,
    consent: z.string().openapi({ example: 'Y', description: 'Y or y' }),
    reason: z.string().min(20).openapi({ example: reason, description: '20 characters or more' }),
  }),
  hear(body) {
    const { pan, consent } = body as { pan: string; consent: string };
    return { pan_number: pan, consent: consent.toUpperCase() };
  },
  say: (value, call) => say(value as Details, call),
  result: Result,
  example: ({ pan_number }) => ({ pan: pan_number, consent: 'Y', reason }),
  refuse,
};
