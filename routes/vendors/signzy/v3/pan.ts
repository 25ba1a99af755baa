import { z } from '@hono/zod-openapi';
import { Pan } from '../../../fields/tax.ts';
import { panDetails } from '../../../services/pan-details.ts';
import type { PanDetails } from '../../shared/pan-profile.ts';
import { splitName } from '../../shared/person-name.ts';
import { signzyPhrase } from '../phrase.ts';

/** The first is seen [C], the others are [I]. */
const holders = {
  individual: 'Individual or Person',
  company: 'Company',
  firm: 'Firm',
  huf: 'Hindu Undivided Family',
  trust: 'Trust',
} as const;

/** VALID and E are seen [C]; the others are the tax department's own codes [I]. */
const statuses = {
  valid: { panStatus: 'VALID', panStatusCode: 'E' },
  deceased: { panStatus: 'EXISTING AND VALID BUT EVENT MARKED AS DEATH', panStatusCode: 'ED' },
  inactive: { panStatus: 'INVALID', panStatusCode: 'X' },
} as const;

/** "Successful" and Y are seen [C], the others are [I]. */
function seedingOf({ holder_type, aadhaar_linked }: PanDetails) {
  if (holder_type !== 'individual') return { aadhaarSeedingStatus: 'Not Applicable', aadhaarSeedingStatusCode: 'NA' };
  return aadhaar_linked
    ? { aadhaarSeedingStatus: 'Successful', aadhaarSeedingStatusCode: 'Y' }
    : { aadhaarSeedingStatus: 'Unsuccessful', aadhaarSeedingStatusCode: 'N' };
}

const texts = [
  ...['name', 'typeOfHolder', 'firstName', 'middleName', 'lastName', 'title', 'panStatus', 'panStatusCode'],
  ...['aadhaarSeedingStatus', 'aadhaarSeedingStatusCode', 'lastUpdatedOn'],
];

const FetchBody = z.object({
  number: Pan.schema,
  returnIndividualTaxComplianceInfo: z.unknown().optional().openapi({ type: 'string', example: 'true' }),
});

export const panFetch = signzyPhrase({
  service: panDetails,
  path: '/api/v3/pan/fetchV2',
  body: FetchBody,
  hear: ({ number }) => ({ pan_number: number }),
  say(value: PanDetails) {
    const isIndividual = value.holder_type === 'individual';
    const { first, middle, last } = isIndividual ? splitName(value.name) : { first: '', middle: '', last: '' };
    const result = {
      ...{ name: value.name, number: value.pan, typeOfHolder: holders[value.holder_type], isIndividual },
      ...{ isValid: value.status !== 'inactive', firstName: first, middleName: middle, lastName: last, title: '' },
      ...{ ...statuses[value.status], ...seedingOf(value), lastUpdatedOn: '' },
    };
    return { result };
  },
  result: z.strictObject({
    result: z.strictObject({
      ...Object.fromEntries(texts.map((key) => [key, z.string()])),
      ...{ number: Pan.schema, isIndividual: z.boolean(), isValid: z.boolean() },
    }),
  }),
  example: ({ pan_number }) => ({ number: pan_number, returnIndividualTaxComplianceInfo: 'true' }),
});

const ComplianceBody = z.object({ panNumber: Pan.schema });

/** Its booleans are texts [D]. Who files returns of income is not in the world: everybody complies. */
export const compliance = signzyPhrase({
  service: panDetails,
  path: '/api/v3/pan/compliance-206-individual-search',
  body: ComplianceBody,
  hear: ({ panNumber }) => ({ pan_number: panNumber }),
  say: (value: PanDetails) => ({
    result: {
      ...{ number: value.pan, compliant: 'true', isSpecified: 'false', entityName: value.name, panAllotmentDate: '' },
      ...{ currentFY: '2025-26', panAadhaarLinkStatus: linkOf(value) },
    },
  }),
  result: z.strictObject({
    result: z.strictObject({
      ...{ number: Pan.schema, compliant: z.literal('true'), isSpecified: z.literal('false'), entityName: z.string() },
      ...{ panAllotmentDate: z.literal(''), currentFY: z.literal('2025-26') },
      panAadhaarLinkStatus: z.enum(['Linked', 'Not Linked', 'Not Applicable']),
    }),
  }),
  example: ({ pan_number }) => ({ panNumber: pan_number }),
});

/** "Linked" is the vendor's [D], the others are [I]. */
function linkOf({ holder_type, aadhaar_linked }: PanDetails) {
  if (holder_type !== 'individual') return 'Not Applicable';
  return aadhaar_linked ? 'Linked' : 'Not Linked';
}
