import type { Address, Vehicle } from '../../../data/entities.ts';
import { horizon, isoDate } from '../../../data/synthetic/days.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { splitAddress } from './address-list.ts';

/** A vehicle as the native service tells of one. */
interface Registered extends Omit<Vehicle, 'number'> {
  registration_number: string;
  owner_name: string;
  father_name?: string;
  present_address: Address;
  permanent_address: Address;
  mobile: string;
}

/** The world's present day, of which every status is. */
const asOf = dayMonthYear(isoDate(horizon));

/** What the world knows of a vehicle; the vendor hides the owner's mobile number [D]. */
export function say(vehicle: Registered) {
  return { ...machineOf(vehicle), ...papersOf(vehicle), ...ownerOf(vehicle), is_commercial: false };
}

function machineOf(vehicle: Registered) {
  const { registration_number, manufactured, norms, maker, model, colour, fuel, chassis, engine } = vehicle;
  return {
    ...{ reg_no: registration_number, vehicle_number: registration_number, class: vehicle.class, chassis, engine },
    ...{ vehicle_manufacturer_name: maker, model, vehicle_colour: colour, type: fuel, norms_type: norms },
    vehicle_manufacturing_month_year: dayMonthYear(manufactured),
    vehicle_cubic_capacity: `${vehicle.cubic_capacity}`,
    gross_vehicle_weight: `${vehicle.gross_weight}`,
    unladen_weight: `${vehicle.unladen_weight}`,
    vehicle_seat_capacity: `${vehicle.seating}`,
  };
}

function papersOf(vehicle: Registered) {
  const { status, puc_until } = vehicle;
  return {
    ...{ rc_status: status, status_as_on: asOf, blacklist_status: status === 'BLACKLISTED' ? status : 'NA' },
    ...{ reg_authority: vehicle.rto, reg_date: dayMonthYear(vehicle.registered_on) },
    ...{ rc_expiry_date: dayMonthYear(vehicle.fitness_until), vehicle_tax_upto: dayMonthYear(vehicle.tax_until) },
    vehicle_insurance_company_name: vehicle.insurer,
    vehicle_insurance_upto: dayMonthYear(vehicle.insurance_until),
    vehicle_insurance_policy_number: vehicle.insurance_policy,
    rc_financer: vehicle.financier ?? null,
    ...{ pucc_number: vehicle.puc_number || null, pucc_upto: puc_until === '' ? null : dayMonthYear(puc_until) },
  };
}

function ownerOf({ owner_name, father_name, present_address, permanent_address }: Registered) {
  return {
    ...{ owner: owner_name, owner_father_name: father_name ?? null, mobile_number: null },
    ...{ present_address: oneLine(present_address), split_present_address: splitAddress(present_address) },
    ...{ permanent_address: oneLine(permanent_address), split_permanent_address: splitAddress(permanent_address) },
  };
}
