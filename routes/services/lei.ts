import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { findCompany } from '../../data/world.ts';
import { Address } from '../fields/common.ts';
import { CompanyId, Lei } from '../fields/company.ts';
import { Pan } from '../fields/tax.ts';

export const lei = service({
  name: 'lei',
  title: 'LEI',
  description: 'The legal entity under an LEI, its number in the register of companies, and whether both hold.',
  input: z.object({ lei: Lei.schema }),
  output: z.object({
    lei: Lei.schema,
    legal_name: z.string(),
    cin: CompanyId.schema.optional(),
    pan: Pan.schema,
    entity_status: z.enum(['ACTIVE', 'INACTIVE']),
    status: z.enum(['ISSUED', 'LAPSED']),
    jurisdiction: z.literal('IN'),
    legal_address: Address,
  }),
  example: { lei: Lei.example },
  subject: ({ lei }) => ({ field: Lei, id: lei }),
  answer({ lei }, world) {
    const company = findCompany(world, 'lei', lei);
    if (!company) return undefined;
    const cin = company.cin ?? company.llpin;
    const active = company.status === 'Active';
    return {
      ...{ lei, legal_name: company.name, ...(cin !== undefined && { cin }), pan: company.pan },
      entity_status: active ? ('ACTIVE' as const) : ('INACTIVE' as const),
      status: active ? ('ISSUED' as const) : ('LAPSED' as const),
      jurisdiction: 'IN' as const,
      legal_address: company.address,
    };
  },
});
