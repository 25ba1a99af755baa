import { z } from '@hono/zod-openapi';
import { Pan } from '../../../fields/tax.ts';
import { panDetails } from '../../../services/pan-details.ts';
import type { PanDetails } from '../../shared/pan-profile.ts';
import { splitName } from '../../shared/person-name.ts';
import { document } from '../document.ts';

/** The first is seen [C], the others are [I]. */
const categories = {
  individual: 'INDIVIDUAL OR PERSON',
  company: 'COMPANY',
  firm: 'FIRM',
  huf: 'HINDU UNDIVIDED FAMILY',
  trust: 'TRUST',
} as const;

const shared = {
  service: panDetails,
  input: (number: string) => ({ pan_number: number }),
  number: ({ pan_number }: Record<string, unknown>) => pan_number,
};

const statusOf = ({ status }: PanDetails) => (status === 'inactive' ? 'INVALID' : 'VALID');
const Status = z.enum(['VALID', 'INVALID']);

export const pan = document({
  ...shared,
  type: 'PAN',
  message: 'PAN details retrived successfully.',
  say: (value: PanDetails) => ({
    ...{ idNumber: value.pan, idStatus: statusOf(value), category: categories[value.holder_type], name: value.name },
  }),
  result: z.strictObject({
    idNumber: Pan.schema,
    idStatus: Status,
    category: z.enum(Object.values(categories)),
    name: z.string(),
  }),
});

/** Neither a title nor the day of the last change is in the world. */
export const panDetailed = document({
  ...shared,
  type: 'PAN_DETAILED',
  message: 'KYC Details for PAN retrieved successfully',
  say(value: PanDetails) {
    const { first, middle, last } = splitName(value.name);
    const names = value.holder_type === 'individual' ? { lastName: last, firstName: `${first} ${middle}`.trim() } : {};
    return {
      ...{ idNumber: value.pan, idStatus: statusOf(value), panStatus: statusOf(value), lastName: '', firstName: '' },
      ...{ ...names, fullName: value.name, idHolderTitle: '', idLastUpdated: '' },
      aadhaarSeedingStatus: value.holder_type !== 'individual' ? 'NA' : value.aadhaar_linked ? 'Y' : 'N',
    };
  },
  result: z.strictObject({
    ...{ idNumber: Pan.schema, idStatus: Status, panStatus: Status, lastName: z.string(), firstName: z.string() },
    ...{ fullName: z.string(), idHolderTitle: z.literal(''), idLastUpdated: z.literal('') },
    aadhaarSeedingStatus: z.enum(['Y', 'N', 'NA']),
  }),
});
