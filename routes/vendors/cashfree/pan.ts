import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { Pan } from '../../fields/tax.ts';
import { bands } from '../../names/name-match.ts';
import { panDetails } from '../../services/pan-details.ts';
import { asked, referenceOf } from './asked.ts';
import { matchOf } from './names.ts';
import { operation, text, withTestValues } from './phrase.ts';
import { told, wrong } from './problems.ts';
import { cannotValidate, type Refusals, sourceDown } from './refusals.ts';
import { type PanFacts, testPans } from './test-pans.ts';

/** What every operation on a PAN says of one that is none. */
export const panRefusals: Partial<Refusals> = { invalid: wrong('pan_length_short', 'Enter valid PAN.') };

/** Kinds of holder; `Individual` and `Company` are documented [D], the others follow them [I]. */
export const holderTypes: Readonly<Record<PanFacts['holder_type'], string>> = {
  individual: 'Individual',
  company: 'Company',
  firm: 'Firm',
  huf: 'HUF',
  trust: 'Trust',
};

/** Whether a PAN holds: one of a dead holder does, as PAN Lite documents [D]. */
export const holds = ({ status }: PanFacts): boolean => status === 'valid' || status === 'deceased';

/** Whether Aadhaar is linked, in the documents' own spelling. */
export function seedingOf({ holder_type, aadhaar_linked }: PanFacts) {
  const [aadhaar_seeding_status, aadhaar_seeding_status_desc] =
    holder_type !== 'individual'
      ? ['NA', 'Aadhar Seeding is not Applicable']
      : aadhaar_linked
        ? ['Y', 'Aadhaar is linked to PAN']
        : ['R', 'Aadhaar is not linked to PAN'];
  return { aadhaar_seeding_status, aadhaar_seeding_status_desc };
}

/** A score is a text in the vendor's schema [D], a number in its samples. Without a name there is none [I]. */
function nameMatchOf(call: Call, registered: string) {
  const name = asked(call, 'name');
  if (!name) return { name_match_score: '0.00', name_match_result: '-' };
  const { score, result } = matchOf(name, registered);
  return { name_match_score: score.toFixed(2), name_match_result: result };
}

function invalid(call: Call, pan: string | null) {
  return {
    pan,
    reference_id: referenceOf(call),
    name_provided: asked(call, 'name'),
    valid: false,
    message: 'Invalid PAN',
    name_match_score: '0.00',
    name_match_result: '-',
  };
}

function say(facts: PanFacts, call: Call) {
  const { pan, name, holder_type, status, last_updated_at = null } = facts;
  // The sample of an invalid PAN has no status; the schema has these two [I].
  if (!holds(facts)) return { ...invalid(call, pan), pan_status: status === 'inactive' ? 'DEACTIVATED' : 'DELETED' };
  const { aadhaar_seeding_status, aadhaar_seeding_status_desc } = seedingOf(facts);
  return {
    ...{ pan, type: holderTypes[holder_type], reference_id: referenceOf(call), name_provided: asked(call, 'name') },
    ...{ registered_name: name, valid: true, message: 'PAN verified successfully', ...nameMatchOf(call, name) },
    ...{ aadhaar_seeding_status, last_updated_at, name_pan_card: holder_type === 'individual' ? name : null },
    ...{ pan_status: 'VALID', aadhaar_seeding_status_desc },
  };
}

const matchShape = {
  name_match_score: z.string().regex(/^\d+\.\d\d$/),
  name_match_result: z.enum([...bands.map(({ name }) => name), '-']),
};

const result = z.strictObject({
  ...{ pan: text, type: z.string().optional(), reference_id: z.int(), name_provided: text },
  ...{ registered_name: z.string().optional(), valid: z.boolean(), message: z.string(), ...matchShape },
  ...{ aadhaar_seeding_status: z.enum(['Y', 'R', 'NA']).optional(), last_updated_at: text.optional() },
  ...{ name_pan_card: text.optional(), pan_status: z.enum(['VALID', 'DEACTIVATED', 'DELETED']).optional() },
  aadhaar_seeding_status_desc: z.string().optional(),
});

export const pan = operation({
  service: { ...withTestValues(panDetails, testPans), example: { pan_number: 'AAAPI0000A' } },
  path: '/pan',
  body: z.object({ pan: Pan.schema, name: z.string().optional().openapi({ example: 'ANANYA IYER' }) }),
  hear: ({ pan }) => ({ pan_number: pan }),
  say,
  result,
  example: ({ pan_number }) => ({ pan: pan_number, name: 'ANANYA IYER' }),
  refusals: {
    ...panRefusals,
    miss: told((call) => invalid(call, asked(call, 'pan'))),
    failed: cannotValidate,
    down: sourceDown,
  },
});
