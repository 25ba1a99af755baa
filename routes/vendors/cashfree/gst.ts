import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { stateOf } from '../../../data/states.ts';
import { Gstin, Pan } from '../../fields/tax.ts';
import { gstSearch } from '../../services/gst-search.ts';
import { asked, idsOf } from './asked.ts';
import { panRefusals } from './pan.ts';
import { idsShape, operation, text, VerificationId, withTestValues } from './phrase.ts';
import { told } from './problems.ts';
import { testRegistrations } from './test-pans.ts';

interface Registration {
  gstin: string;
  state: string;
  status: string;
}

export const panToGstin = operation({
  service: withTestValues(gstSearch, testRegistrations),
  path: '/pan-gstin',
  body: z.object({ pan: Pan.schema, verification_id: VerificationId }),
  hear: ({ pan }) => ({ pan_number: pan }),
  say: (registrations: Registration[], call: Call) => ({
    ...idsOf(call),
    status: 'SUCCESS',
    pan: asked(call, 'pan'),
    gstin_list: registrations.map(({ gstin, state, status }) => {
      return { gstin, status: status.toUpperCase(), state: stateOf(state).name.toUpperCase() };
    }),
  }),
  result: z.strictObject({
    ...idsShape,
    status: z.literal('SUCCESS'),
    pan: text,
    gstin_list: z.array(
      z.strictObject({ gstin: Gstin.schema, status: z.enum(['ACTIVE', 'CANCELLED', 'SUSPENDED']), state: z.string() }),
    ),
  }),
  example: ({ pan_number }) => ({ pan: pan_number, verification_id: 'test001' }),
  refusals: {
    ...panRefusals,
    // Documented in camel case here and only here [D].
    miss: told((call) => ({ ...idsOf(call), status: 'GSTIN_NOT_FOUND', pan: asked(call, 'pan'), gstinList: [] })),
  },
});
