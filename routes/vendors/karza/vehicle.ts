import { z } from '@hono/zod-openapi';
import { VehicleNumber } from '../../fields/road.ts';
import { vehicleRc } from '../../services/vehicle-rc.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';
import { type Rc, rcOf, type Vehicle } from './vehicle-words.ts';

/** Every field of v3 but the list. */
const names = [
  ...(['blackListStatus', 'bodyTypeDescription', 'chassisNumber', 'color', 'cubicCapacity', 'engineNumber'] as const),
  ...(['fatherName', 'financier', 'fitnessUpto', 'fuelDescription', 'grossVehicleWeight'] as const),
  ...(['insuranceCompany', 'insurancePolicyNumber', 'insuranceUpto', 'makerDescription', 'makerModel'] as const),
  ...(['manufacturedMonthYear', 'nationalPermitExpiryDate', 'nationalPermitIssuedBy', 'nationalPermitNumber'] as const),
  ...(['nocDetails', 'nonUseFrom', 'nonUseTo', 'normsDescription', 'numberOfCylinders', 'ownerName'] as const),
  ...(['ownerSerialNumber', 'permanentAddress', 'presentAddress', 'pucExpiryDate', 'pucNumber', 'rcMobileNo'] as const),
  ...(['rcNonUseStatus', 'rcStatus', 'registeredAt', 'registrationDate', 'registrationNumber'] as const),
  ...(['seatingCapacity', 'sleeperCapacity', 'standingCapacity', 'stateCd', 'statePermitExpiryDate'] as const),
  ...(['statePermitIssuedDate', 'statePermitNumber', 'statePermitType', 'statusAsOn', 'stautsMessage'] as const),
  ...(['taxPaidUpto', 'unladenWeight', 'vehicleCatgory', 'vehicleClassDescription', 'wheelbase'] as const),
];

/** The fields of v2 and those of v3 that they are; the names are [C], that the values are alike is [I]. */
const older = {
  ...{ rc_regn_no: 'registrationNumber', rc_regn_dt: 'registrationDate', rc_registered_at: 'registeredAt' },
  ...{
    rc_owner_name: 'ownerName',
    rc_f_name: 'fatherName',
    rc_owner_sr: 'ownerSerialNumber',
    rc_financer: 'financier',
  },
  ...{ rc_present_address: 'presentAddress', rc_permanent_address: 'permanentAddress', rc_mobile_no: 'rcMobileNo' },
  ...{ rc_eng_no: 'engineNumber', rc_chasi_no: 'chassisNumber', rc_maker_desc: 'makerDescription' },
  ...{ rc_maker_model: 'makerModel', rc_vh_class_desc: 'vehicleClassDescription', rc_color: 'color' },
  ...{ rc_body_type_desc: 'bodyTypeDescription', rc_fuel_desc: 'fuelDescription', rc_norms_desc: 'normsDescription' },
  ...{ rc_manu_month_yr: 'manufacturedMonthYear', rc_no_cyl: 'numberOfCylinders', rc_cubic_cap: 'cubicCapacity' },
  ...{ rc_seat_cap: 'seatingCapacity', rc_sleeper_cap: 'sleeperCapacity', rc_stand_cap: 'standingCapacity' },
  ...{ rc_unld_wt: 'unladenWeight', rc_gvw: 'grossVehicleWeight', rc_wheelbase: 'wheelbase' },
  ...{ rc_fit_upto: 'fitnessUpto', rc_tax_upto: 'taxPaidUpto', rc_status_as_on: 'statusAsOn' },
  ...{ rc_insurance_comp: 'insuranceCompany', rc_insurance_policy_no: 'insurancePolicyNumber' },
  ...{ rc_insurance_upto: 'insuranceUpto', stautsMessage: 'stautsMessage' },
} as const satisfies Record<string, keyof Rc>;

function olderOf(told: Vehicle) {
  const rc = rcOf(told);
  return Object.fromEntries(Object.entries(older).map(([name, newer]) => [name, rc[newer]]));
}

export const vehiclePhrases = [
  karzaPhrase('v3', {
    service: vehicleRc,
    path: '/v3/rc-advanced',
    fields: {
      registrationNumber: VehicleNumber.schema,
      version: z.union([z.number(), z.string()]).nullish().openapi({ type: 'number', example: 3.1 }),
      partialEngine: z.unknown().optional().openapi({ type: 'boolean' }),
    },
    hear: ({ registrationNumber }) => ({ registration_number: registrationNumber }),
    say: rcOf,
    result: z.strictObject({ blackListInfo: z.array(z.unknown()), ...texts(...names) }),
    example: ({ registration_number }) => ({ registrationNumber: registration_number, version: 3.1 }),
  }),
  karzaPhrase('v2', {
    service: vehicleRc,
    path: '/v2/rc',
    fields: { reg_no: VehicleNumber.schema },
    hear: ({ reg_no }) => ({ registration_number: reg_no }),
    say: olderOf,
    result: z.strictObject(texts(...Object.keys(older))),
    example: ({ registration_number }) => ({ reg_no: registration_number }),
  }),
];
