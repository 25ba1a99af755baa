import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { constitutionOf, jurisdictionOf } from '../../data/gst.ts';
import { findRegistration } from '../../data/world.ts';
import { Gstin } from '../fields/tax.ts';
import { TaxpayerRecord } from '../records.ts';

export const gstDetails = service({
  name: 'gst-details',
  title: 'GST details',
  description: 'Who is registered under a GSTIN, where, since when, and whether it still holds.',
  input: z.object({ gstin: Gstin.schema }),
  output: TaxpayerRecord,
  example: { gstin: Gstin.example },
  subject: ({ gstin }) => ({ field: Gstin, id: gstin }),
  answer({ gstin }, world) {
    const found = findRegistration(world, gstin);
    if (!found) return undefined;
    const { holder, registration } = found;
    return {
      gstin,
      pan: holder.pan,
      legal_name: holder.name,
      trade_name: holder.trade_name ?? holder.name,
      status: registration.status,
      constitution: constitutionOf(holder),
      taxpayer_type: registration.taxpayer_type,
      registration_date: registration.registered_on,
      ...(registration.cancelled_on !== undefined && { cancellation_date: registration.cancelled_on }),
      ...jurisdictionOf(registration),
      principal_address: registration.address,
      additional_addresses: registration.additional_addresses,
      activities: registration.activities,
    };
  },
});
