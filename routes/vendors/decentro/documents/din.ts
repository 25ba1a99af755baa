import { z } from '@hono/zod-openapi';
import { Din } from '../../../fields/company.ts';
import { directorDetails } from '../../../services/director-details.ts';
import { dayMonthYear } from '../../shared/dates.ts';
import { document } from '../document.ts';

interface Director {
  din: string;
  name: string;
  companies: { cin: string; name: string; designation: string; appointed_on: string }[];
}

/** The document shows empty lists only: what stands in one is [I]. */
const Seat = z.strictObject({
  ...{ name: z.string(), designation: z.string(), beginDate: z.string(), endDate: z.literal('NA') },
  ...{ cin: z.string().optional(), llpin: z.string().optional() },
});

export const din = document({
  type: 'DIN',
  message: 'KYC Details for DIN retrieved successfully.',
  service: directorDetails,
  input: (number) => ({ din: number }),
  number: ({ din }) => din,
  say({ din, name, companies }: Director) {
    const seats = (key: 'cin' | 'llpin') =>
      companies
        .filter(({ cin }) => (cin.length === 21) === (key === 'cin'))
        .map(({ cin, name, designation, appointed_on }) => ({
          ...{ [key]: cin, name, designation, beginDate: dayMonthYear(appointed_on), endDate: 'NA' },
        }));
    return { llpData: seats('llpin'), companyData: seats('cin'), directorData: { din, name } };
  },
  result: z.strictObject({
    ...{ llpData: z.array(Seat), companyData: z.array(Seat) },
    directorData: z.strictObject({ din: Din.schema, name: z.string() }),
  }),
});
