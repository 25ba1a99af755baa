import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { foodLicenceOf } from '../../data/food-licence.ts';
import { Fssai } from '../fields/business.ts';
import { Address } from '../fields/common.ts';
import { Pan } from '../fields/tax.ts';

export const fssai = service({
  name: 'fssai',
  title: 'FSSAI licence',
  description: 'Who may make or sell food under a licence of the food safety authority, and where.',
  input: z.object({ licence_number: Fssai.schema }),
  output: z.object({
    licence_number: Fssai.schema,
    firm_name: z.string(),
    licence_type: z.enum(['Central License', 'State License', 'Registration']),
    status: z.enum(['Active', 'Expired']),
    address: Address,
    pan: Pan.schema,
  }),
  example: { licence_number: Fssai.example },
  subject: ({ licence_number }) => ({ field: Fssai, id: licence_number }),
  answer({ licence_number }, world) {
    const holder = world.find('fssai', licence_number);
    if (!holder) return undefined;
    const { name, trade_name, address, pan } = holder;
    return { licence_number, firm_name: trade_name ?? name, ...foodLicenceOf(holder), address, pan };
  },
});
