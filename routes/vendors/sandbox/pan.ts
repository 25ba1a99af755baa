import { z } from '@hono/zod-openapi';
import { andThen } from '../../../app/and-then.ts';
import type { Call } from '../../../app/call.ts';
import type { Refusal } from '../../../app/outcomes.ts';
import type { Service } from '../../../app/service.ts';
import { Name } from '../../fields/name.ts';
import { Pan } from '../../fields/tax.ts';
import { panDetails } from '../../services/pan-details.ts';
import { panMatch } from '../../services/pan-match.ts';
import { dayFirst, dayMonthYear, isoOf } from '../shared/dates.ts';
import { documentedPan } from './pan-documented.ts';
import { Category, categoryOf, seedingOf } from './pan-words.ts';
import { consentOf, entityBody, exampleOf, type SandboxPhrase, type Told } from './phrase.ts';

interface Match {
  pan: string;
  name_match: boolean;
  date_of_birth_match: boolean;
  status: 'valid' | 'deceased' | 'inactive';
  /** Absent in an answer that was set for the native service. */
  aadhaar_linked?: boolean;
}

/** The match, and whether an Aadhaar is linked, which Sandbox tells with it. */
const service: Service = {
  ...panMatch,
  answer(input, world, desk) {
    const known = documentedPan(String(input.pan_number));
    if (known) return known;
    const details = panDetails.answer(input, world, desk) as { aadhaar_linked: boolean } | undefined;
    return andThen(panMatch.answer(input, world, desk), (match) => match && { ...details, ...match });
  },
};

/** Remarks that the documents have [D]; that of a PAN which is not in use is chosen among them [I]. */
const remarks = { valid: null, deceased: 'Holder is Deceased', inactive: 'Marked as Deactivated' } as const;

const entity = 'in.co.sandbox.kyc.pan_verification';

function say({ pan, status, name_match, date_of_birth_match, aadhaar_linked }: Match) {
  const category = categoryOf(pan);
  return {
    ...{ '@entity': `${entity}.response`, pan, category },
    ...{ status: status === 'valid' ? 'valid' : 'invalid', remarks: remarks[status] },
    ...{ name_as_per_pan_match: name_match, date_of_birth_match },
    aadhaar_seeding_status: seedingOf(category, aadhaar_linked),
  };
}

/** A PAN that is not there is an invalid one [D]. */
function refuse({ outcome, options }: Refusal, { subject }: Call): Told | undefined {
  if (outcome !== 'not_found' || options.http) return undefined;
  const pan = subject?.id ?? Pan.example;
  const invalid = { status: 'invalid', remarks: 'Invalid PAN', name_as_per_pan_match: false };
  return {
    data: {
      ...{ '@entity': `${entity}.response`, pan, category: categoryOf(pan), ...invalid },
      ...{ date_of_birth_match: false, aadhaar_seeding_status: 'na' },
    },
  };
}

const Result = z.strictObject({
  '@entity': z.literal(`${entity}.response`),
  pan: Pan.schema,
  category: Category,
  status: z.enum(['valid', 'invalid']),
  remarks: z.string().nullable(),
  name_as_per_pan_match: z.boolean(),
  date_of_birth_match: z.boolean(),
  aadhaar_seeding_status: z.enum(['y', 'n', 'na']),
});

interface PanRequest {
  pan: string;
  name_as_per_pan: string;
  date_of_birth: string;
}

export const pan: SandboxPhrase = {
  service,
  method: 'post',
  path: '/kyc/pan/verify',
  body: entityBody(`${entity}.request`, {
    ...{ pan: Pan.schema, name_as_per_pan: Name.schema, date_of_birth: dayFirst() },
  }),
  hear(body) {
    const { pan, name_as_per_pan, date_of_birth } = body as PanRequest;
    return { pan_number: pan, name: name_as_per_pan, date_of_birth: isoOf(date_of_birth), ...consentOf(body) };
  },
  say: (value) => say(value as Match),
  result: Result,
  example: ({ pan_number, name, date_of_birth }) =>
    exampleOf(`${entity}.request`, {
      ...{ pan: pan_number, name_as_per_pan: name, date_of_birth: dayMonthYear(String(date_of_birth)) },
    }),
  refuse,
};
