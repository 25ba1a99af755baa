import { z } from '@hono/zod-openapi';
import { text } from './identifier.ts';

/** Two-digit state code of the GST network. Source: its published list, 01 to 38, 97 and 99. */
export const StateCode = text(
  'state code',
  /^(?:0[1-9]|[12][0-9]|3[0-8]|97|99)$/,
  '27',
  'two digits, 01 to 38, 97 or 99',
);

export const IsoDate = z.iso
  .date({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a date such as 2018-04-01') })
  .openapi({ example: '2018-04-01', description: 'YYYY-MM-DD' });

export const Address = z
  .object({
    line: z.string(),
    city: z.string(),
    district: z.string(),
    state: StateCode,
    pincode: z.string().regex(/^[1-9][0-9]{5}$/),
  })
  .openapi('Address');

export const Gender = z.enum(['male', 'female', 'transgender']);
