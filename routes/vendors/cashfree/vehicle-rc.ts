import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import { VehicleNumber } from '../../fields/road.ts';
import { vehicleRc as native } from '../../services/vehicle-rc.ts';
import { noAddress, nulls, SplitAddress } from './address-list.ts';
import { idsOf } from './asked.ts';
import { idsShape, operation, text, VerificationId } from './phrase.ts';
import { told, wrong } from './problems.ts';
import { say } from './vehicle-words.ts';

/** All but the addresses in parts and `is_commercial`, in no order; the colour is `vehicle_color` in the schema alone. */
const unknown = nulls(
  `reg_no class chassis engine vehicle_manufacturer_name model vehicle_colour type norms_type body_type owner_count owner
  owner_father_name mobile_number rc_status status_as_on reg_authority reg_date vehicle_manufacturing_month_year
  rc_expiry_date vehicle_tax_upto vehicle_insurance_company_name vehicle_insurance_upto vehicle_insurance_policy_number
  rc_financer present_address permanent_address vehicle_cubic_capacity gross_vehicle_weight unladen_weight
  vehicle_category rc_standard_cap vehicle_cylinders_no vehicle_seat_capacity vehicle_sleeper_capacity
  vehicle_standing_capacity wheelbase vehicle_number pucc_number pucc_upto blacklist_status blacklist_details
  challan_details permit_issue_date permit_number permit_type permit_valid_from permit_valid_upto non_use_status
  non_use_from non_use_to national_permit_number national_permit_upto national_permit_issued_by noc_details`,
);

const badNumber = ['vehicle_rc_value_invalid', 'vehicle-rc is invalid'] as const;

export const vehicleRc = operation({
  service: native,
  path: '/vehicle-rc',
  body: z.object({ verification_id: VerificationId, vehicle_number: VehicleNumber.schema }),
  hear: ({ vehicle_number }) => ({ registration_number: vehicle_number }),
  say: (vehicle: Parameters<typeof say>[0], call: Call) => ({
    ...{ ...idsOf(call), status: 'VALID', ...unknown, ...say(vehicle) },
  }),
  result: z.strictObject({
    ...{ ...idsShape, status: z.literal('VALID') },
    ...Object.fromEntries(Object.keys(unknown).map((field) => [field, text])),
    ...{ split_present_address: SplitAddress, split_permanent_address: SplitAddress, is_commercial: z.boolean() },
  }),
  example: ({ registration_number }) => ({ verification_id: 'test001', vehicle_number: registration_number }),
  refusals: {
    invalid: wrong(...badNumber),
    wrong: {
      vehicle_number_value_invalid: badNumber,
      verification_id_value_invalid: [
        'verification_id_value_invalid',
        'verification_id can include only alphanum, dot, hyphen and underscores',
      ],
    },
    miss: told((call) => ({
      ...{ ...idsOf(call), status: 'INVALID', ...unknown, is_commercial: false },
      ...{ split_present_address: noAddress, split_permanent_address: noAddress },
    })),
  },
});
