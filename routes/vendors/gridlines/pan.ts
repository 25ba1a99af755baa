import { z } from '@hono/zod-openapi';
import { IsoDate } from '../../fields/common.ts';
import { Name } from '../../fields/name.ts';
import { Pan } from '../../fields/tax.ts';
import { panMatch } from '../../services/pan-match.ts';
import { consent, gridlinesPhrase } from './phrase.ts';

const Match = z.enum(['MATCH', 'NO_MATCH']);

const body = z
  .object({
    // The one in the documents of v2, the other in clients that came from v1 [C].
    pan_id: Pan.schema.optional(),
    pan_number: Pan.schema.optional(),
    name: Name.schema,
    date_of_birth: IsoDate,
    consent: consent.optional(),
  })
  .refine(({ pan_id, pan_number }) => pan_id ?? pan_number, {
    ...{ path: ['pan_id'], error: 'is missing' },
    // Beside other fields that are wrong, too.
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  });

interface Matched {
  name_match: boolean;
  date_of_birth_match: boolean;
  status: string;
}

/** What each code says [I]; their meanings are as clients name them [C]. */
const told = {
  valid: { code: '1001', message: 'PAN is valid and details match.' },
  partial: { code: '1002', message: 'PAN is valid, but details match partially.' },
  invalid: { code: '1003', message: 'PAN details are invalid.' },
};

/** `pan-api/v2/verify`: whether name and date are those of a PAN [C]. */
export const verifyPan = gridlinesPhrase({
  service: panMatch,
  path: '/pan-api/v2/verify',
  body,
  hear: ({ pan_id, pan_number, name, date_of_birth, consent }) => {
    return { pan_number: pan_id ?? pan_number, name, date_of_birth, consent };
  },
  say({ name_match, date_of_birth_match, status }: Matched) {
    const matches = [name_match, date_of_birth_match].filter(Boolean).length;
    const none = status !== 'valid' || matches === 0;
    return {
      ...(none ? told.invalid : matches === 2 ? told.valid : told.partial),
      pan_data: {
        document_type: 'PAN' as const,
        name_match_status: name_match ? ('MATCH' as const) : ('NO_MATCH' as const),
        dob_match_status: date_of_birth_match ? ('MATCH' as const) : ('NO_MATCH' as const),
      },
    };
  },
  result: {
    pan_data: z.strictObject({ document_type: z.literal('PAN'), name_match_status: Match, dob_match_status: Match }),
  },
  missing: { code: '1004', message: 'PAN does not exist.' },
  invalid: { code: 'INVALID_PAN', message: 'Invalid PAN.' },
  example: ({ pan_number, name, date_of_birth }) => ({ pan_id: pan_number, name, date_of_birth }),
});
