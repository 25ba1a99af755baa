import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Address } from '../../../data/entities.ts';
import { Cin, Din } from '../../fields/company.ts';
import { companyDetails } from '../../services/company-details.ts';
import { oneLine } from '../shared/addresses.ts';
import { asked, idsOf } from './asked.ts';
import { idsShape, operation, VerificationId, withTestValues } from './phrase.ts';
import { told, wrong } from './problems.ts';

const badCin = [
  'cin_value_invalid',
  'cin should be of 21 character alphanumeric string of format (X00000XX0000XXX000000).',
] as const;

/** A company as the native service tells of one; `said` are words that only the vendor's documents have. */
interface Company {
  cin: string;
  name: string;
  status: string;
  incorporated_on: string;
  email: string;
  directors: { din: string; name: string; date_of_birth: string; designation: string; address: Address }[];
  said?: object;
}

/** The number within the company's own is one less in the documents, too [D]. */
const documented: Company = {
  ...{ cin: 'U72900KA2015PTC082988', name: 'COMPANY NAME', status: 'Active', incorporated_on: '2015-09-23' },
  ...{ email: 'abc@xyz.com', directors: [] },
  said: {
    registration_number: 82987,
    director_details: [
      {
        ...{ din: '07168822', name: 'Frank Kelvin', dob: '1997-07-21', designation: 'DIRECTOR' },
        address: 'ST BED KORAMANGALA, BANGALORE, KARNATAKA, INDIA, 566634',
      },
      {
        ...{ din: '07168826', name: 'John Doe', dob: '1997-02-07', designation: 'DIRECTOR' },
        address: ' GAUTAM NAGAR, NOIDA, UTTAR PRADESH, INDIA, 211361',
      },
    ],
  },
};

function say(company: Company, call: Call) {
  return {
    ...{ ...idsOf(call), status: 'VALID', cin: company.cin, company_name: company.name },
    registration_number: Number(company.cin.slice(-6)),
    incorporation_date: company.incorporated_on,
    cin_status: company.status.toUpperCase(),
    ...{ email: company.email, incorporation_country: 'INDIA' },
    director_details: company.directors.map(({ din, name, date_of_birth, designation, address }) => {
      return { din, name, dob: date_of_birth, designation: designation.toUpperCase(), address: oneLine(address) };
    }),
    ...company.said,
  };
}

export const cin = operation({
  service: withTestValues(companyDetails, new Map([[documented.cin, documented]])),
  path: '/cin',
  body: z.object({ verification_id: VerificationId, cin: Cin.schema }),
  hear: ({ cin }) => ({ cin }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, status: z.literal('VALID'), cin: Cin.schema, company_name: z.string() },
    ...{ registration_number: z.int(), incorporation_date: z.iso.date(), cin_status: z.string(), email: z.string() },
    incorporation_country: z.literal('INDIA'),
    director_details: z.array(
      z.strictObject({
        ...{ din: Din.schema, name: z.string(), dob: z.iso.date(), designation: z.string(), address: z.string() },
      }),
    ),
  }),
  example: ({ cin }) => ({ verification_id: 'test001', cin }),
  refusals: {
    invalid: wrong(...badCin),
    wrong: { cin_value_invalid: badCin },
    miss: told((call) => ({
      ...{ ...idsOf(call), status: 'INVALID', cin: asked(call, 'cin'), company_name: null },
      ...{ registration_number: null, incorporation_date: null, cin_status: null, email: null },
      ...{ incorporation_country: null, director_details: [] },
    })),
  },
});
