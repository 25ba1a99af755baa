import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { returnsOf } from '../../data/gst-returns.ts';
import { findRegistration } from '../../data/world.ts';
import { Gstin } from '../fields/tax.ts';
import { FilingRecord } from '../records.ts';

const FinancialYear = z
  .string()
  .regex(/^20[0-9]{2}-[0-9]{2}$/, 'must be a financial year such as 2024-25')
  .refine((year) => (Number(year.slice(2, 4)) + 1) % 100 === Number(year.slice(5)), 'must be two years that follow')
  .openapi({ example: '2024-25', description: 'April to March' });

export const gstReturns = service({
  name: 'gst-returns',
  title: 'GST returns',
  description:
    'The returns that were due under a GSTIN in a financial year, up to 31 March 2026, and when each was filed.',
  input: z.object({ gstin: Gstin.schema, financial_year: FinancialYear }),
  output: z.object({
    gstin: Gstin.schema,
    financial_year: FinancialYear,
    filings: z.array(FilingRecord),
    any_delay: z.boolean(),
    defaulter: z.boolean().openapi({ description: 'A return that is due was not filed' }),
  }),
  example: { gstin: Gstin.example, financial_year: '2024-25' },
  subject: ({ gstin }) => ({ field: Gstin, id: gstin }),
  answer({ gstin, financial_year }, world) {
    const found = findRegistration(world, gstin);
    const filings = found && returnsOf(found.registration, financial_year);
    if (!filings) return undefined;
    const any_delay = filings.some(({ delay_days }) => delay_days > 0);
    return { gstin, financial_year, filings, any_delay, defaulter: filings.some(({ status }) => status !== 'Filed') };
  },
});
