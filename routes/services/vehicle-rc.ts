import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { Address } from '../fields/common.ts';
import { VehicleNumber } from '../fields/road.ts';
import { VehicleRecord } from '../records.ts';

export const vehicleRc = service({
  name: 'vehicle-rc',
  title: 'Vehicle registration',
  description: 'A vehicle’s certificate of registration: its owner, what it is, and how long its papers hold.',
  input: z.object({ registration_number: VehicleNumber.schema }),
  output: VehicleRecord.extend({
    owner_name: z.string(),
    father_name: z.string().optional(),
    present_address: Address,
    permanent_address: Address,
    mobile: z.string(),
  }),
  example: { registration_number: VehicleNumber.example },
  personal: true,
  subject: ({ registration_number }) => ({ field: VehicleNumber, id: registration_number }),
  answer({ registration_number }, world) {
    const owner = world.find('vehicle', registration_number);
    const found = owner?.vehicles.find(({ number }) => number === registration_number);
    if (!owner || !found) return undefined;
    const { number, ...vehicle } = found;
    return {
      registration_number: number,
      ...vehicle,
      owner_name: owner.name,
      ...(owner.kind === 'person' && { father_name: owner.father_name }),
      present_address: owner.address,
      permanent_address: owner.address,
      mobile: owner.mobile,
    };
  },
});
