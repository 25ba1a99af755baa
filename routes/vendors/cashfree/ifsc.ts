import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Branch } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { Ifsc } from '../../fields/bank.ts';
import { ifsc as ifscService } from '../../services/ifsc.ts';
import { oneLine } from '../shared/addresses.ts';
import { idsOf } from './asked.ts';
import { CashfreeIfsc } from './bank-words.ts';
import { idsShape, operation, text, VerificationId } from './phrase.ts';
import { problem, wrong } from './problems.ts';

/** `Live` is documented [D], its opposite is not [I]. */
const live = (does: boolean) => (does ? 'Live' : 'Not Live');
const Live = z.enum(['Live', 'Not Live']);

/** The world knows of no fund transfer, card, NBIN or category. */
function say(branch: Branch, call: Call) {
  const { ifsc, bank, address, micr, swift, neft, imps, rtgs, upi } = branch;
  return {
    ...{ ...idsOf(call), status: 'VALID', bank, ifsc },
    ...{ neft: live(neft), imps: live(imps), rtgs: live(rtgs), upi: live(upi), ft: null, card: null },
    ...{ micr: Number(micr), nbin: null, address: oneLine(address), city: address.city.toUpperCase() },
    ...{ state: stateOf(address.state).name.toUpperCase(), branch: branch.branch },
    ...{ ifsc_subcode: ifsc.slice(0, 5), category: null, swift_code: swift || null },
  };
}

export const ifsc = operation({
  service: ifscService,
  path: '/ifsc',
  body: z.object({ verification_id: VerificationId, ifsc: CashfreeIfsc }),
  hear: ({ ifsc }) => ({ ifsc }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, status: z.literal('VALID'), bank: z.string(), ifsc: Ifsc.schema },
    ...{ neft: Live, imps: Live, rtgs: Live, upi: Live, ft: z.null(), card: z.null(), micr: z.int(), nbin: z.null() },
    ...{ address: z.string(), city: z.string(), state: z.string(), branch: z.string() },
    ...{ ifsc_subcode: z.string().length(5), category: z.null(), swift_code: text },
  }),
  example: ({ ifsc }) => ({ verification_id: 'test001', ifsc }),
  refusals: {
    invalid: wrong('ifsc_value_invalid', 'ifsc should be valid.'),
    miss: problem(404, 'not_found_error', 'ifsc_not_found', 'IFSC not found. Please try again with valid IFSC'),
  },
});
