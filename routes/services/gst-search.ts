import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { StateCode } from '../fields/common.ts';
import { Gstin, Pan } from '../fields/tax.ts';

export const gstSearch = service({
  name: 'gst-search',
  title: 'GST search',
  description: 'Every GST registration under a PAN, however many there are.',
  input: z.object({ pan_number: Pan.schema }),
  output: z.array(
    z.object({ gstin: Gstin.schema, state: StateCode, status: z.enum(['Active', 'Cancelled', 'Suspended']) }),
  ),
  example: { pan_number: Pan.example },
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number }, world) {
    const all = world.find('pan', pan_number)?.registrations ?? [];
    return all.length > 0 ? all.map(({ gstin, state, status }) => ({ gstin, state, status })) : undefined;
  },
});
