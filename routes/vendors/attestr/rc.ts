import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { VehicleNumber } from '../../fields/road.ts';
import type { VehicleRecord } from '../../records.ts';
import { vehicleRc } from '../../services/vehicle-rc.ts';
import { oneLine } from '../shared/addresses.ts';
import { attestrPhrase, nulls, textOrNull, textsOrNull } from './phrase.ts';

type Vehicle = z.output<typeof VehicleRecord> & {
  owner_name: string;
  father_name?: string;
  present_address: Address;
  permanent_address: Address;
};

/** What the register of vehicles keeps and the world does not. */
const unknown = [
  ...['ownerNumber', 'makerVariant', 'bodyType', 'wheelBase', 'cylinders', 'sleepingCapacity', 'standingCapacity'],
  ...['permitNumber', 'permitIssued', 'permitFrom', 'permitType', 'permitUpto', 'exShowroomPrice', 'mobile'],
];

const words = [
  ...['status', 'registered', 'manufactured', 'owner', 'currentAddress', 'permanentAddress', 'category'],
  ...[
    'categoryDescription',
    'makerDescription',
    'makerModel',
    'fuelType',
    'colorType',
    'chassisNumber',
    'engineNumber',
  ],
  ...['cubicCapacity', 'grossWeight', 'unladenWeight', 'seatingCapacity', 'rto', 'normsType', 'fitnessUpto', 'taxUpto'],
  ...['insuranceProvider', 'insurancePolicyNumber', 'insuranceUpto', 'pollutionCertificateNumber'],
];

/**
 * `checkx/rc`: the fields of Attestr's document [D], their types as typed clients read them [C]: numbers are texts,
 * and `blacklistStatus`, which one reads as a text and another as true or false, is nothing unless it is bad.
 */
export const rc = attestrPhrase({
  service: vehicleRc,
  path: '/checkx/rc',
  body: z.object({ reg: VehicleNumber.schema }),
  hear: ({ reg }) => ({ registration_number: reg }),
  say: (vehicle: Vehicle) => ({
    ...{ status: vehicle.status, registered: vehicle.registered_on, manufactured: vehicle.manufactured },
    ...{ owner: vehicle.owner_name, masked: false, father: vehicle.father_name ?? null },
    currentAddress: oneLine(vehicle.present_address),
    permanentAddress: oneLine(vehicle.permanent_address),
    // Wheels and what it is for, as the register's classes have it [C].
    ...{ category: /2WN|cycle|scooter/i.test(vehicle.class) ? '2WN' : '4WN', categoryDescription: vehicle.class },
    ...{
      makerDescription: vehicle.maker,
      makerModel: vehicle.model,
      fuelType: vehicle.fuel,
      colorType: vehicle.colour,
    },
    ...{ chassisNumber: vehicle.chassis, engineNumber: vehicle.engine },
    ...{ cubicCapacity: `${vehicle.cubic_capacity}`, grossWeight: `${vehicle.gross_weight}` },
    ...{ unladenWeight: `${vehicle.unladen_weight}`, seatingCapacity: `${vehicle.seating}` },
    ...{ financed: vehicle.financier !== undefined, lender: vehicle.financier ?? null },
    ...{ rto: vehicle.rto, normsType: vehicle.norms, fitnessUpto: vehicle.fitness_until, taxUpto: vehicle.tax_until },
    ...{ insuranceProvider: vehicle.insurer, insurancePolicyNumber: vehicle.insurance_policy },
    ...{ insuranceUpto: vehicle.insurance_until, pollutionCertificateNumber: vehicle.puc_number },
    pollutionCertificateUpto: vehicle.puc_until === '' ? null : vehicle.puc_until,
    blacklistStatus: vehicle.status === 'BLACKLISTED' ? 'BLACKLISTED' : null,
    ...nulls(...unknown),
  }),
  result: {
    ...Object.fromEntries(words.map((name) => [name, z.string()])),
    ...textsOrNull('father', 'lender', 'pollutionCertificateUpto', 'blacklistStatus'),
    ...{ masked: z.literal(false), financed: z.boolean() },
    ...Object.fromEntries(unknown.map((name) => [name, textOrNull])),
  },
  example: ({ registration_number }) => ({ reg: registration_number }),
});
