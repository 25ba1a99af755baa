import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { panHolderOf, registerNumbersOf } from '../../data/pan-holder.ts';
import { Cin, Din, Llpin } from '../fields/company.ts';
import { Pan } from '../fields/tax.ts';

export const panDetails = service({
  name: 'pan-details',
  title: 'PAN details',
  description: 'Whose PAN it is, what kind of holder, whether it is valid, and whether Aadhaar is linked to it.',
  input: z.object({ pan_number: Pan.schema }),
  output: z.object({
    pan: Pan.schema,
    name: z.string(),
    holder_type: z.enum(['individual', 'company', 'firm', 'huf', 'trust']),
    status: z.enum(['valid', 'deceased', 'inactive']),
    aadhaar_linked: z.boolean(),
    cin: Cin.schema.optional(),
    llpin: Llpin.schema.optional(),
    din: Din.schema.optional(),
  }),
  example: { pan_number: Pan.example },
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number }, world) {
    const holder = world.find('pan', pan_number);
    if (!holder) return undefined;
    const { began: _, ...held } = panHolderOf(holder);
    return { pan: holder.pan, name: holder.name, ...held, ...registerNumbersOf(holder) };
  },
});
