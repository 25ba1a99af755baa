import { z } from '@hono/zod-openapi';
import { Refusal } from '../../app/outcomes.ts';
import { service } from '../../app/service.ts';
import { StateCode } from '../fields/common.ts';
import { Gstin, Pan } from '../fields/tax.ts';

/** More registrations than a caller can choose from. */
const tooMany = 20;

export const panToGst = service({
  name: 'pan-to-gst',
  title: 'PAN to GST',
  description: 'The GSTIN registered under a PAN. Where there are several, `state` picks one.',
  input: z.object({ pan_number: Pan.schema, state: StateCode.optional() }),
  output: Gstin.schema,
  example: { pan_number: Pan.example },
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number, state }, world) {
    const all = world.find('pan', pan_number)?.registrations ?? [];
    const fitting = state === undefined ? all : all.filter((registration) => registration.state === state);
    if (fitting.length > tooMany) throw new Refusal('too_many_records');
    if (fitting.length > 1) throw new Refusal('multiple_records');
    return fitting[0]?.gstin;
  },
});
