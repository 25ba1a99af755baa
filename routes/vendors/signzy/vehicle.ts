import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { horizon, isoDate } from '../../../data/synthetic/days.ts';
import type { VehicleRecord } from '../../records.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { SplitAddress, splitAddress } from './split-address.ts';

export type Certificate = z.output<typeof VehicleRecord> & {
  owner_name: string;
  father_name?: string;
  present_address: Address;
  permanent_address: Address;
};

/** What a certificate has and the world does not, as the vendor writes nothing [D]. */
const unknown = {
  ...{ bodyType: 'NA', ownerCount: '1', mobileNumber: '', rcStandardCap: 'NA', vehicleCylindersNo: 'NA' },
  ...{ vehicleSleeperCapacity: 'NA', vehicleStandingCapacity: 'NA', wheelbase: 'NA', permitIssueDate: 'NA' },
  ...{ permitNumber: '', permitType: '', permitValidFrom: 'NA', permitValidUpto: 'NA', nonUseStatus: '' },
  ...{ nonUseFrom: 'NA', nonUseTo: 'NA', nationalPermitNumber: '', nationalPermitUpto: 'NA' },
  nationalPermitIssuedBy: '',
};

function papersOf(value: Certificate) {
  return {
    ...{ regNo: value.registration_number, vehicleNumber: value.registration_number, status: value.status },
    ...{ statusAsOn: dayMonthYear(isoDate(horizon)), regAuthority: value.rto },
    ...{ regDate: dayMonthYear(value.registered_on), rcExpiryDate: dayMonthYear(value.fitness_until) },
    ...{ vehicleTaxUpto: dayMonthYear(value.tax_until), vehicleInsuranceCompanyName: value.insurer },
    ...{ vehicleInsuranceUpto: dayMonthYear(value.insurance_until), rcFinancer: value.financier ?? 'NA' },
    ...{ vehicleInsurancePolicyNumber: value.insurance_policy, puccNumber: value.puc_number },
    ...{ puccUpto: value.puc_until === '' ? 'NA' : dayMonthYear(value.puc_until) },
    ...{ blacklistStatus: value.status === 'BLACKLISTED' ? 'BLACKLISTED' : 'NA' },
    ...{ nocDetails: value.status === 'NOC ISSUED' ? 'NOC ISSUED' : 'NA' },
  };
}

function vehicleOf(value: Certificate) {
  const category = /\((\w+)\)/.exec(value.class)?.[1] ?? value.class;
  return {
    ...{ class: value.class, chassis: value.chassis, engine: value.engine, vehicleManufacturerName: value.maker },
    ...{ model: value.model, vehicleColour: value.colour, type: value.fuel, normsType: value.norms },
    vehicleManufacturingMonthYear: value.manufactured.split('-').reverse().join('/'),
    ...{ vehicleCubicCapacity: value.cubic_capacity.toFixed(1), grossVehicleWeight: String(value.gross_weight) },
    ...{ unladenWeight: String(value.unladen_weight), vehicleCategory: category },
    vehicleSeatCapacity: String(value.seating),
  };
}

/** A certificate of registration in the vendor's words, the same in both versions [D]. */
export function vehicleResult(value: Certificate) {
  return {
    ...{ ...papersOf(value), ...vehicleOf(value), owner: value.owner_name, ownerFatherName: value.father_name ?? '' },
    presentAddress: oneLine(value.present_address).toUpperCase(),
    splitPresentAddress: splitAddress(value.present_address),
    permanentAddress: oneLine(value.permanent_address).toUpperCase(),
    splitPermanentAddress: splitAddress(value.permanent_address),
    ...{ ...unknown, blacklistDetails: [], challanDetails: [], isCommercial: false },
  };
}

const texts = [
  ...['regNo', 'vehicleNumber', 'status', 'statusAsOn', 'regAuthority', 'regDate', 'rcExpiryDate', 'vehicleTaxUpto'],
  ...['vehicleInsuranceCompanyName', 'vehicleInsuranceUpto', 'rcFinancer', 'vehicleInsurancePolicyNumber'],
  ...['puccNumber', 'puccUpto', 'blacklistStatus', 'nocDetails', 'class', 'chassis', 'engine', 'model', 'type'],
  ...['vehicleManufacturerName', 'vehicleColour', 'normsType', 'vehicleManufacturingMonthYear'],
  ...['vehicleCubicCapacity', 'grossVehicleWeight', 'unladenWeight', 'vehicleCategory', 'vehicleSeatCapacity'],
  ...['owner', 'ownerFatherName', 'presentAddress', 'permanentAddress', ...Object.keys(unknown)],
];

export const VehicleResult = z.strictObject({
  ...Object.fromEntries(texts.map((key) => [key, z.string()])),
  ...{ splitPresentAddress: SplitAddress, splitPermanentAddress: SplitAddress, isCommercial: z.literal(false) },
  ...{ blacklistDetails: z.array(z.unknown()).max(0), challanDetails: z.array(z.unknown()).max(0) },
});
