import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { establishedOn } from '../../data/enterprise.ts';
import { constitutionOf } from '../../data/gst.ts';
import { Address, IsoDate } from '../fields/common.ts';
import { Iec, Pan } from '../fields/tax.ts';

export const iec = service({
  name: 'iec',
  title: 'Importer exporter code',
  description: 'Who may import and export under a code of the Directorate General of Foreign Trade.',
  input: z.object({ iec: Iec.schema }),
  output: z.object({
    iec: Iec.schema,
    pan: Pan.schema,
    name: z.string(),
    trade_name: z.string().optional(),
    nature_of_concern: z.string().openapi({ example: 'Private Limited Company' }),
    status: z.enum(['Valid', 'Cancelled']),
    established_on: IsoDate.optional(),
    address: Address,
    branches: z.array(Address),
    mobile: z.string(),
    email: z.string(),
  }),
  example: { iec: Iec.example },
  subject: ({ iec }) => ({ field: Iec, id: iec }),
  answer({ iec }, world) {
    const holder = world.find('iec', iec);
    if (!holder) return undefined;
    const { pan, name, trade_name, address, mobile, email, registrations } = holder;
    const established_on = establishedOn(holder);
    const status = holder.kind === 'person' || holder.status === 'Active' ? ('Valid' as const) : ('Cancelled' as const);
    return {
      ...{ iec, pan, name, ...(trade_name !== undefined && { trade_name }), nature_of_concern: constitutionOf(holder) },
      ...{ status, address, mobile, email, ...(established_on !== undefined && { established_on }) },
      branches: registrations.slice(1).map((registration) => registration.address),
    };
  },
});
