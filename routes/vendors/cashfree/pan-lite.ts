import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Service } from '../../../app/service.ts';
import { IsoDate } from '../../fields/common.ts';
import { Pan } from '../../fields/tax.ts';
import { panDetails } from '../../services/pan-details.ts';
import { panMatch } from '../../services/pan-match.ts';
import { asked, idsOf } from './asked.ts';
import { matchOf } from './names.ts';
import { holds, panRefusals, seedingOf } from './pan.ts';
import { idsShape, operation, text, VerificationId } from './phrase.ts';
import { told } from './problems.ts';
import { sourceDown } from './refusals.ts';
import { type PanFacts, testPans } from './test-pans.ts';

/** Letters of the tax department [D]. */
const statuses: Readonly<Record<PanFacts['status'], string>> = {
  ...{ valid: 'E', deceased: 'ED', inactive: 'X', fake: 'F', deleted: 'D' },
};

/** The holder's date of birth as the documents have it for every test value. */
const testBirth = '1993-06-30';

interface Matched {
  status: PanFacts['status'];
  name_match: boolean;
  date_of_birth_match: boolean;
  /** Absent where only a match was set for this PAN. */
  facts?: PanFacts;
}

/** The native match, and what PAN details tell of Aadhaar. */
const panLiteService: Service = {
  ...panMatch,
  async answer(input, world, desk) {
    const documented = testPans.get(input.pan_number as string);
    if (documented) return matchDocumented(documented, input);
    const match = (await panMatch.answer(input, world, desk)) as object | undefined;
    return match && { ...match, facts: await panDetails.answer(input, world, desk) };
  },
};

function matchDocumented(facts: PanFacts, { name, date_of_birth }: Record<string, unknown>): Matched {
  const name_match = matchOf(name as string, facts.name).score >= 60;
  return { status: facts.status, name_match, date_of_birth_match: date_of_birth === testBirth, facts };
}

const flag = (matches: boolean) => (matches ? 'Y' : 'N');
const echoed = (call: Call) => {
  return { ...idsOf(call), pan: asked(call, 'pan'), name: asked(call, 'name'), dob: asked(call, 'dob') };
};
const invalid = (call: Call, pan_status: string) => ({
  ...echoed(call),
  ...{ name_match: null, dob_match: null, pan_status, status: 'INVALID' },
  ...{ aadhaar_seeding_status: null, aadhaar_seeding_status_desc: null },
});

function say({ status, name_match, date_of_birth_match, facts }: Matched, call: Call) {
  if (facts && !holds(facts)) return invalid(call, statuses[status]);
  const pan_status = statuses[status];
  const seeding = facts ? seedingOf(facts) : { aadhaar_seeding_status: null, aadhaar_seeding_status_desc: null };
  const matches = { name_match: flag(name_match), dob_match: flag(date_of_birth_match) };
  return { ...echoed(call), ...matches, pan_status, status: 'VALID', ...seeding };
}

const yesNo = z.enum(['Y', 'N']).nullable();

export const panLite = operation({
  service: panLiteService,
  path: '/pan-lite',
  body: z.object({
    verification_id: VerificationId,
    pan: Pan.schema,
    name: z.string().min(1).openapi({ example: 'ANANYA IYER' }),
    dob: IsoDate,
  }),
  hear: ({ pan, name, dob }) => ({ pan_number: pan, name, date_of_birth: dob }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, pan: text, name: text, dob: text, name_match: yesNo, dob_match: yesNo },
    ...{ pan_status: z.enum(['E', 'ED', 'X', 'F', 'D', 'N']), status: z.enum(['VALID', 'INVALID']) },
    ...{ aadhaar_seeding_status: text, aadhaar_seeding_status_desc: text },
  }),
  example: ({ pan_number, name, date_of_birth }) => {
    return { verification_id: 'test001', pan: pan_number, name, dob: date_of_birth };
  },
  refusals: { ...panRefusals, miss: told((call) => invalid(call, 'N')), down: sourceDown },
});
