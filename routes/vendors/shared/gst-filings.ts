import type { z } from '@hono/zod-openapi';
import { type Filing, returnsOf } from '../../../data/gst-returns.ts';
import { findRegistration } from '../../../data/world.ts';
import type { TaxpayerRecord } from '../../records.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { grown } from './grown.ts';

export type Taxpayer = z.output<typeof TaxpayerRecord>;

/** A taxpayer with the returns of late; none where a record stands for the answer. */
export interface FilingTaxpayer extends Taxpayer {
  filings?: Filing[];
}

/** The world's present financial year and the one before; its days end with the first of them. */
const years = ['2025-26', '2024-25'];

/** `gst-details` for vendors who tell of the returns too, the last period first. */
export const gstWithFilings = grown<Taxpayer>(gstDetails, (value, world): FilingTaxpayer => {
  const found = findRegistration(world, value.gstin);
  const filings = found ? years.flatMap((year) => returnsOf(found.registration, year) ?? []) : [];
  return { ...value, filings: filings.sort((a, b) => b.period.localeCompare(a.period)) };
});

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/**
 * The financial year and the month's name of a period.
 * @example periodOf('2025-03') // { year: '2024-2025', month: 'March' }
 */
export function periodOf(period: string): { year: string; month: string } {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const began = month < 4 ? year - 1 : year;
  return { year: `${began}-${began + 1}`, month: months[month - 1]! };
}
