import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { Fssai } from '../../fields/business.ts';
import { Iec, Tan } from '../../fields/tax.ts';
import { fssai } from '../../services/fssai.ts';
import { iec } from '../../services/iec.ts';
import { tan } from '../../services/tan.ts';
import { oneLine } from '../shared/addresses.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

interface FoodLicence {
  licence_number: string;
  firm_name: string;
  licence_type: string;
  status: string;
  address: Address;
}

interface Exporter {
  iec: string;
  pan: string;
  name: string;
  nature_of_concern: string;
  status: string;
  established_on?: string;
  address: Address;
  branches: Address[];
  mobile: string;
  email: string;
}

/** Where the register has more than the world, the field is empty. */
function exporterOf(told: Exporter) {
  const { pan, status, established_on, address, branches } = told;
  return {
    ...{ ie_code: told.iec, iec_allotment_date: '', file_number: '', file_date: '' },
    party_name_and_address: `${told.name} ${oneLine(address)}`,
    ...{ phone_no: told.mobile, e_mail: told.email, exporter_type: '', iec_status: status },
    date_of_establishment: established_on === undefined ? '' : dayMonthYear(established_on),
    ...{ bin_pan_extension: '', pan_issue_date: '', pan_issued_by: '', nature_of_concern: told.nature_of_concern },
    ...{ iecgate_status: '', pan, no_of_branches: String(branches.length), address: oneLine(address) },
  };
}

/** All of these shapes are [C]. */
export const businessPhrases = [
  karzaPhrase('v2', {
    service: tan,
    path: '/v2/tan',
    fields: { tan: Tan.schema },
    hear: (fields) => fields,
    say: ({ name }: { name: string }) => ({ name }),
    result: z.strictObject(texts('name')),
    example: (input) => input,
  }),
  karzaPhrase('v2', {
    service: fssai,
    path: '/v2/fssai',
    fields: { reg_no: Fssai.schema },
    hear: ({ reg_no }) => ({ licence_number: reg_no }),
    say: ({ status, licence_type, licence_number, firm_name, address }: FoodLicence) => ({
      ...{ Status: status, LicType: licence_type, LicNO: licence_number, FirmName: firm_name },
      Address: oneLine(address),
    }),
    result: z.strictObject(texts('Status', 'LicType', 'LicNO', 'FirmName', 'Address')),
    example: ({ licence_number }) => ({ reg_no: licence_number }),
  }),
  karzaPhrase('v2', {
    service: iec,
    path: '/v2/iec',
    aliases: ['/v2/iec-detailed'],
    fields: { iec: Iec.schema },
    hear: (fields) => fields,
    say: exporterOf,
    result: z.strictObject({
      ...texts('ie_code', 'iec_allotment_date', 'file_number', 'file_date', 'party_name_and_address', 'phone_no'),
      ...texts('e_mail', 'exporter_type', 'iec_status', 'date_of_establishment', 'bin_pan_extension', 'pan_issue_date'),
      ...texts('pan_issued_by', 'nature_of_concern', 'iecgate_status', 'pan', 'no_of_branches', 'address'),
    }),
    example: (input) => input,
  }),
];
