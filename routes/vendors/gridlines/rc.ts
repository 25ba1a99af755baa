import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { VehicleNumber } from '../../fields/road.ts';
import type { VehicleRecord } from '../../records.ts';
import { vehicleRc } from '../../services/vehicle-rc.ts';
import { oneLine } from '../shared/addresses.ts';
import { consent, gridlinesPhrase } from './phrase.ts';

type Vehicle = z.output<typeof VehicleRecord> & {
  owner_name: string;
  father_name?: string;
  present_address: Address;
  permanent_address: Address;
};

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.string()]));
const absent = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.string().optional()]));

const RcData = z.strictObject({
  document_type: z.literal('RC'),
  owner_data: z.strictObject({ ...texts('name', 'present_address', 'permanent_address'), ...absent('father_name') }),
  ...texts('issue_date', 'expiry_date', 'registered_at', 'status', 'norms_type', 'tax_end_date'),
  ...absent('blacklist_status', 'financier'),
  financed: z.boolean(),
  pucc_data: z.strictObject(texts('pucc_number', 'expiry_date')),
  insurance_data: z.strictObject(texts('policy_number', 'company', 'expiry_date')),
  vehicle_data: z.strictObject({
    ...texts('manufactured_date', 'category', 'category_description', 'chassis_number', 'engine_number', 'color'),
    ...texts('maker_description', 'maker_model', 'fuel_type', 'cubic_capacity', 'gross_weight', 'seating_capacity'),
    ...texts('unladen_weight'),
  }),
});

/** `rc-api/fetch-detailed`, as an answer of it was recorded [C]: what the source lacks is left out, numbers are texts. */
export const fetchRc = gridlinesPhrase({
  service: vehicleRc,
  path: '/rc-api/fetch-detailed',
  body: z.object({ rc_number: VehicleNumber.schema, consent: consent.optional() }),
  hear: ({ rc_number, consent }) => ({ registration_number: rc_number, consent }),
  say: (vehicle: Vehicle) => ({ code: '1000', message: 'Extracted details.', rc_data: dataOf(vehicle) }),
  result: { rc_data: RcData },
  // The codes 1001 and 1002 are no success to a client that was seen [C], what they mean is ours [I].
  missing: { code: '1001', message: 'RC does not exist.' },
  invalid: { code: 'INVALID_RC', message: 'Invalid RC number.' },
  example: ({ registration_number }) => ({ rc_number: registration_number }),
});

function dataOf(vehicle: Vehicle): z.output<typeof RcData> {
  const { father_name, financier } = vehicle;
  return {
    document_type: 'RC',
    owner_data: {
      name: vehicle.owner_name,
      ...(father_name !== undefined && { father_name }),
      present_address: oneLine(vehicle.present_address),
      permanent_address: oneLine(vehicle.permanent_address),
    },
    ...{ issue_date: vehicle.registered_on, expiry_date: vehicle.fitness_until, registered_at: vehicle.rto },
    ...{ status: vehicle.status, ...(vehicle.status === 'BLACKLISTED' && { blacklist_status: 'BLACKLISTED' }) },
    ...{ norms_type: vehicle.norms, tax_end_date: vehicle.tax_until, financed: financier !== undefined },
    ...(financier !== undefined && { financier }),
    pucc_data: { pucc_number: vehicle.puc_number, expiry_date: vehicle.puc_until },
    insurance_data: {
      ...{ policy_number: vehicle.insurance_policy, company: vehicle.insurer, expiry_date: vehicle.insurance_until },
    },
    vehicle_data: {
      ...{ manufactured_date: vehicle.manufactured, category: categoryOf(vehicle.class) },
      ...{ category_description: vehicle.class, chassis_number: vehicle.chassis, engine_number: vehicle.engine },
      ...{ color: vehicle.colour, maker_description: vehicle.maker, maker_model: vehicle.model },
      ...{ fuel_type: vehicle.fuel, cubic_capacity: vehicle.cubic_capacity.toFixed(2) },
      ...{ gross_weight: `${vehicle.gross_weight}`, seating_capacity: `${vehicle.seating}` },
      unladen_weight: `${vehicle.unladen_weight}`,
    },
  };
}

/** What stands in brackets at the end of a class: `Motor Car (LMV)` is an LMV. */
function categoryOf(vehicleClass: string): string {
  return /\((\w+)\)$/.exec(vehicleClass)?.[1] ?? vehicleClass;
}
