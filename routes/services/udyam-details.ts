import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { enterpriseOf } from '../../data/enterprise.ts';
import { constitutionOf } from '../../data/gst.ts';
import { Udyam } from '../fields/business.ts';
import { Address, Gender, IsoDate } from '../fields/common.ts';
import { Pan } from '../fields/tax.ts';

export const udyamDetails = service({
  name: 'udyam-details',
  title: 'Udyam details',
  description: 'The register of micro, small and medium enterprises on a Udyam number.',
  input: z.object({ udyam_number: Udyam.schema }),
  output: z.object({
    udyam_number: Udyam.schema,
    enterprise_name: z.string(),
    owner_name: z.string(),
    owner_gender: Gender.optional(),
    organisation_type: z.string().openapi({ example: 'Proprietorship' }),
    enterprise_type: z.enum(['Micro', 'Small', 'Medium']),
    major_activity: z.enum(['Manufacturing', 'Services', 'Trading']),
    established_on: IsoDate,
    registered_on: IsoDate,
    address: Address,
    pan: Pan.schema,
    mobile: z.string(),
    email: z.string(),
  }),
  example: { udyam_number: Udyam.example },
  subject: ({ udyam_number }) => ({ field: Udyam, id: udyam_number }),
  answer({ udyam_number }, world) {
    const holder = world.find('udyam', udyam_number);
    if (!holder) return undefined;
    const { name, trade_name, address, pan, mobile, email } = holder;
    const gender = holder.kind === 'person' && { owner_gender: holder.gender };
    const who = { udyam_number, enterprise_name: trade_name ?? name, owner_name: name, ...gender };
    return { ...who, organisation_type: constitutionOf(holder), ...enterpriseOf(holder), address, pan, mobile, email };
  },
});
