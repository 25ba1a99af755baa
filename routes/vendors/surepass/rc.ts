import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { horizon, isoDate } from '../../../data/synthetic/days.ts';
import { VehicleNumber } from '../../fields/road.ts';
import type { VehicleRecord } from '../../records.ts';
import { vehicleRc } from '../../services/vehicle-rc.ts';
import { oneLine } from '../shared/addresses.ts';
import { surepassPhrase, textOrNull } from './phrase.ts';

type Certificate = z.output<typeof VehicleRecord> & {
  owner_name: string;
  father_name?: string;
  present_address: Address;
  permanent_address: Address;
  mobile: string;
};

/** What a certificate has and the world does not, as Surepass writes nothing [C]. */
const unknown = {
  ...{ permit_number: '', permit_type: '', national_permit_number: '', national_permit_issued_by: '' },
  ...{ permit_issue_date: null, permit_valid_from: null, permit_valid_upto: null, national_permit_upto: null },
  ...{ no_cylinders: null, sleeper_capacity: null, standing_capacity: null, wheelbase: null },
  ...{ non_use_status: null, non_use_from: null, non_use_to: null, owner_number: '1' },
  ...{ body_type: null, challan_details: null, variant: null, less_info: false, masked_name: false },
};

/** The letters in a class such as "Motor Car (LMV)". */
const categoryOf = (vehicle: Certificate) => /\((\w+)\)/.exec(vehicle.class)?.[1] ?? vehicle.class;

function ownerOf(value: Certificate) {
  return {
    ...{ owner_name: value.owner_name, father_name: value.father_name ?? '', mobile_number: value.mobile },
    ...{ present_address: oneLine(value.present_address), permanent_address: oneLine(value.permanent_address) },
  };
}

function vehicleOf(value: Certificate) {
  const [year, month] = value.manufactured.split('-');
  return {
    ...{ vehicle_category: categoryOf(value), vehicle_category_description: value.class },
    ...{ vehicle_chasi_number: value.chassis, vehicle_engine_number: value.engine, maker_description: value.maker },
    ...{ maker_model: value.model, fuel_type: value.fuel, color: value.colour, norms_type: value.norms },
    ...{ manufacturing_date: `${month}/${year}`, manufacturing_date_formatted: value.manufactured },
    ...{ cubic_capacity: value.cubic_capacity.toFixed(2), vehicle_gross_weight: String(value.gross_weight) },
    ...{ seat_capacity: String(value.seating), unladen_weight: String(value.unladen_weight) },
  };
}

function papersOf(value: Certificate) {
  return {
    ...{ rc_number: value.registration_number, fit_up_to: value.fitness_until, registration_date: value.registered_on },
    ...{ registered_at: value.rto, rc_status: value.status, latest_by: isoDate(horizon) },
    ...{ financer: value.financier ?? '', financed: value.financier !== undefined },
    ...{ insurance_company: value.insurer, insurance_policy_number: value.insurance_policy },
    ...{ insurance_upto: value.insurance_until, tax_upto: value.tax_until, tax_paid_upto: value.tax_until },
    ...{ pucc_number: value.puc_number, pucc_upto: value.puc_until === '' ? null : value.puc_until },
    ...{ blacklist_status: value.status === 'BLACKLISTED' ? 'BLACKLISTED' : '' },
    ...{ noc_details: value.status === 'NOC ISSUED' ? 'NOC ISSUED' : '' },
  };
}

const texts = [
  ...['owner_name', 'father_name', 'mobile_number', 'present_address', 'permanent_address', 'vehicle_category'],
  ...['vehicle_category_description', 'vehicle_chasi_number', 'vehicle_engine_number', 'maker_description'],
  ...['maker_model', 'fuel_type', 'color', 'norms_type', 'manufacturing_date', 'manufacturing_date_formatted'],
  ...['cubic_capacity', 'vehicle_gross_weight', 'seat_capacity', 'unladen_weight', 'rc_number', 'fit_up_to'],
  ...['registration_date', 'registered_at', 'rc_status', 'latest_by', 'financer', 'insurance_company'],
  ...['insurance_policy_number', 'insurance_upto', 'tax_upto', 'tax_paid_upto', 'pucc_number', 'blacklist_status'],
  'noc_details',
];

export const rcFull = surepassPhrase({
  service: vehicleRc,
  path: '/rc/rc-full',
  product: 'rc_full',
  noun: 'RC Number',
  fields: { id_number: VehicleNumber.schema },
  hear: ({ id_number }) => ({ registration_number: id_number }),
  say: (value: Certificate) => ({ ...papersOf(value), ...ownerOf(value), ...vehicleOf(value), ...unknown }),
  result: {
    ...Object.fromEntries(texts.map((key) => [key, z.string()])),
    ...Object.fromEntries(Object.entries(unknown).map(([key, value]) => [key, z.literal(value)])),
    ...{ financed: z.boolean(), pucc_upto: textOrNull },
  },
  example: ({ registration_number }) => ({ id_number: registration_number }),
});
