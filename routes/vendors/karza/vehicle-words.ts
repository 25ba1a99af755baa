import type { Address } from '../../../data/entities.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';

/** What the service tells of a vehicle. */
export interface Vehicle {
  registration_number: string;
  maker: string;
  model: string;
  class: string;
  fuel: string;
  colour: string;
  chassis: string;
  engine: string;
  manufactured: string;
  registered_on: string;
  rto: string;
  fitness_until: string;
  insurer: string;
  insurance_policy: string;
  insurance_until: string;
  puc_number: string;
  puc_until: string;
  tax_until: string;
  status: string;
  financier?: string;
  norms: string;
  seating: number;
  cubic_capacity: number;
  unladen_weight: number;
  gross_weight: number;
  owner_name: string;
  father_name?: string;
  present_address: Address;
  permanent_address: Address;
  mobile: string;
}

const written = (iso: string) => dayMonthYear(iso, '-');

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `31-Dec-2099`: only the tax is written so [C]. */
function withMonth(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}-${months[Number(month) - 1]}-${year}`;
}

/** All 53 fields, with the vendor's own spellings; what the world does not know is empty, as it often is [C]. */
export function rcOf(told: Vehicle) {
  return {
    // "NA" for one that is on no list [C]; what stands there for one that is on it is [I].
    ...{ blackListInfo: [], blackListStatus: told.status === 'BLACKLISTED' ? 'BLACKLISTED' : 'NA' },
    ...{ bodyTypeDescription: '', chassisNumber: told.chassis, color: told.colour },
    ...{ cubicCapacity: String(told.cubic_capacity), engineNumber: told.engine, fatherName: told.father_name ?? '' },
    ...{ financier: told.financier ?? '', fitnessUpto: written(told.fitness_until), fuelDescription: told.fuel },
    ...{ grossVehicleWeight: String(told.gross_weight), insuranceCompany: told.insurer },
    ...{ insurancePolicyNumber: told.insurance_policy, insuranceUpto: written(told.insurance_until) },
    // Month before year [C].
    ...{ makerDescription: told.maker, makerModel: told.model, manufacturedMonthYear: written(told.manufactured) },
    ...{ nationalPermitExpiryDate: '', nationalPermitIssuedBy: '', nationalPermitNumber: '', nocDetails: '' },
    ...{ nonUseFrom: '', nonUseTo: '', normsDescription: told.norms, numberOfCylinders: '' },
    // In the world each vehicle has had one owner.
    ...{ ownerName: told.owner_name, ownerSerialNumber: '1', permanentAddress: oneLine(told.permanent_address) },
    ...{ presentAddress: oneLine(told.present_address), pucExpiryDate: written(told.puc_until) },
    ...{ pucNumber: told.puc_number, rcMobileNo: told.mobile, rcNonUseStatus: '', rcStatus: told.status },
    ...{ registeredAt: told.rto, registrationDate: written(told.registered_on) },
    ...{ registrationNumber: told.registration_number, seatingCapacity: String(told.seating) },
    ...{ sleeperCapacity: '0', standingCapacity: '0', stateCd: '', statePermitExpiryDate: '' },
    ...{ statePermitIssuedDate: '', statePermitNumber: '', statePermitType: '', statusAsOn: '', stautsMessage: '' },
    ...{ taxPaidUpto: withMonth(told.tax_until), unladenWeight: String(told.unladen_weight) },
    // The part in brackets: `Motor Car (LMV)` is LMV [C].
    vehicleCatgory: /\(([^()]+)\)/.exec(told.class)?.[1] ?? '',
    ...{ vehicleClassDescription: told.class, wheelbase: '' },
  };
}

export type Rc = ReturnType<typeof rcOf>;
