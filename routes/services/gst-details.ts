import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { constitutionOf, jurisdictionOf } from '../../data/gst.ts';
import { findRegistration } from '../../data/world.ts';
import { Gstin, Pan, StateCode } from '../fields.ts';

const IsoDate = z.iso.date().openapi({ example: '2018-04-01', description: 'YYYY-MM-DD' });

const Address = z
  .object({
    line: z.string(),
    city: z.string(),
    district: z.string(),
    state: StateCode,
    pincode: z.string().regex(/^[1-9][0-9]{5}$/),
  })
  .openapi('Address');

export const gstDetails = service({
  name: 'gst-details',
  title: 'GST details',
  description: 'Who is registered under a GSTIN, where, since when, and whether it still holds.',
  input: z.object({ gstin: Gstin.schema }),
  output: z.object({
    gstin: Gstin.schema,
    pan: Pan.schema,
    legal_name: z.string(),
    trade_name: z.string(),
    status: z.enum(['Active', 'Cancelled', 'Suspended']),
    constitution: z.string().openapi({ example: 'Private Limited Company' }),
    taxpayer_type: z.string().openapi({ example: 'Regular' }),
    registration_date: IsoDate,
    cancellation_date: IsoDate.optional(),
    state_jurisdiction: z.string(),
    centre_jurisdiction: z.string(),
    principal_address: Address,
    additional_addresses: z.array(Address),
    activities: z.array(z.string()),
  }),
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
