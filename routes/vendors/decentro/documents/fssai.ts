import { z } from '@hono/zod-openapi';
import type { Address } from '../../../../data/entities.ts';
import { stateOf } from '../../../../data/states.ts';
import { Fssai } from '../../../fields/business.ts';
import { fssai as fssaiService } from '../../../services/fssai.ts';
import { document } from '../document.ts';

interface Licence {
  licence_number: string;
  firm_name: string;
  licence_type: string;
  status: string;
  address: Address;
}

const countries = ['IN', 'IND', 'INDIA'];

export const fssai = document({
  type: 'FSSAI',
  message: 'KYC Details for FSSAI retrieved successfully.',
  service: fssaiService,
  input: (number) => ({ licence_number: number }),
  number: ({ licence_number }) => licence_number,
  say({ licence_number, firm_name, licence_type, status, address }: Licence) {
    const { name, letters } = stateOf(address.state);
    const state = name.toUpperCase();
    return {
      ...{ idNumber: licence_number, licenseType: licence_type.toUpperCase(), entityName: firm_name },
      status: status === 'Active' ? 'ACTIVE' : 'INACTIVE',
      // Misspelt as the document has it.
      premissesAddress: {
        ...{ district: address.district.toUpperCase(), address: `${address.line}, ${address.city}`.toUpperCase() },
        ...{ state, pincode: address.pincode },
      },
      products: [],
      address: {
        ...{
          district: [address.district.toUpperCase()],
          state: [[state, letters]],
          city: [address.city.toUpperCase()],
        },
        ...{ pincode: address.pincode, country: countries, addressLine: `${address.line} ${state}`.toUpperCase() },
      },
    };
  },
  result: z.strictObject({
    ...{
      idNumber: Fssai.schema,
      licenseType: z.string(),
      entityName: z.string(),
      status: z.enum(['ACTIVE', 'INACTIVE']),
    },
    premissesAddress: z.strictObject({
      ...{ district: z.string(), address: z.string(), state: z.string(), pincode: z.string() },
    }),
    products: z.array(z.unknown()).max(0),
    address: z.strictObject({
      ...{ district: z.array(z.string()), state: z.array(z.array(z.string())), city: z.array(z.string()) },
      ...{ pincode: z.string(), country: z.array(z.string()), addressLine: z.string() },
    }),
  }),
});
