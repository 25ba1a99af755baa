import { z } from '@hono/zod-openapi';
import type { VehicleRecord } from '../../../records.ts';
import { vehicleRc } from '../../../services/vehicle-rc.ts';
import { document } from '../document.ts';

type Certificate = z.output<typeof VehicleRecord> & { owner_name: string };

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `28-Sep-2015`, as certificates of registration have it [D]. */
function dayMonthName(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day}-${months[Number(month) - 1]}-${year}`;
}

/** What the shorter of two products leaves empty [D]. */
const unknown = {
  ...{ insuranceDetails: '', insuranceValidity: '', permitType: '', permitValidUpto: '' },
  ...{ pollutionControlValidity: '', pollutionNorms: '', licenseAddress: '' },
};

const texts = [
  ...['blacklistStatus', 'status', 'registrationDate', 'registrationLocation', 'class', 'maker', 'ownerName'],
  ...['chassisNumber', 'registrationNumber', 'engineNumber', 'fuelType', 'fitUpto', 'insuranceUpto', 'taxUpto'],
  ...Object.keys(unknown),
];

export const rc = document({
  type: 'RC',
  message: 'KYC Details for RC retrieved successfully.',
  service: vehicleRc,
  input: (number) => ({ registration_number: number }),
  number: ({ registration_number }) => registration_number,
  say: (value: Certificate) => ({
    ...{ blacklistStatus: value.status === 'BLACKLISTED' ? 'BLACKLISTED' : 'NA', status: value.status },
    ...{ registrationDate: dayMonthName(value.registered_on), registrationLocation: value.rto, class: value.class },
    ...{ maker: `${value.maker} ${value.model}`, ownerName: value.owner_name, chassisNumber: value.chassis },
    ...{ registrationNumber: value.registration_number, engineNumber: value.engine, fuelType: value.fuel },
    ...{ fitUpto: dayMonthName(value.fitness_until), insuranceUpto: dayMonthName(value.insurance_until) },
    ...{ taxUpto: dayMonthName(value.tax_until), ...unknown },
  }),
  result: z.strictObject(Object.fromEntries(texts.map((key) => [key, z.string()]))),
});
