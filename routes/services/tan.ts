import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { constitutionOf } from '../../data/gst.ts';
import { Address } from '../fields/common.ts';
import { Pan, Tan } from '../fields/tax.ts';

export const tan = service({
  name: 'tan',
  title: 'TAN',
  description: 'Who deducts tax at source under a TAN.',
  input: z.object({ tan: Tan.schema }),
  output: z.object({
    tan: Tan.schema,
    name: z.string(),
    pan: Pan.schema,
    category: z.string().openapi({ example: 'Private Limited Company' }),
    address: Address,
    email: z.string(),
  }),
  example: { tan: Tan.example },
  subject: ({ tan }) => ({ field: Tan, id: tan }),
  answer({ tan }, world) {
    const holder = world.find('tan', tan);
    if (!holder) return undefined;
    const { name, pan, address, email } = holder;
    return { tan, name, pan, category: constitutionOf(holder), address, email };
  },
});
