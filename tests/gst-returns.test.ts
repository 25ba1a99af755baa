import { describe, expect, it } from 'vitest';
import { returnsOf } from '../data/gst-returns.ts';
import { ask } from './support/ask.ts';
import { computedHolders, writtenHolders } from './support/holders.ts';

describe('GST returns', () => {
  const mockworks = '27AAACM0000Z1Z7';
  const all = [...writtenHolders, ...computedHolders].flatMap(({ registrations }) => registrations);
  const of = (gstin: string, financial_year: string) => ask('gst-returns', { gstin, financial_year });

  it('of a regular taxpayer are two a month', async () => {
    const { filings } = await of(mockworks, '2024-25');
    expect(filings).toHaveLength(24);
    const [first] = filings;
    expect(first).toMatchObject({ return_type: 'GSTR1', period: '2024-04', due_on: '2024-05-11', status: 'Filed' });
  });

  it('of a composition dealer are one a quarter and one a year', async () => {
    const [{ gstin }] = await ask('gst-search', { pan_number: 'AAAFM0000E' });
    const { filings } = await of(gstin, '2024-25');
    expect(filings.map(({ return_type, due_on }: Record<string, string>) => `${return_type} ${due_on}`)).toEqual([
      'CMP-08 2024-07-18',
      'CMP-08 2024-10-18',
      'CMP-08 2025-01-18',
      'CMP-08 2025-04-18',
      'GSTR4 2025-06-30',
    ]);
  });

  it('begin with the registration', async () => {
    const { filings } = await of('29AAACM0000Z1Z3', '2017-18');
    expect(new Set(filings.map(({ period }: { period: string }) => period))).toEqual(
      new Set(['2018-01', '2018-02', '2018-03']),
    );
  });

  it.each([
    ['before the registration', mockworks, '2016-17', 103],
    ['a year that has not begun', mockworks, '2026-27', 103],
    ['years that do not follow', mockworks, '2024-26', 102],
    ['a year that is none', mockworks, '2024', 102],
    ['a GSTIN of nobody', '27QQQPQ1111Q1Z5', '2024-25', 103],
  ])('%s: %s %s', async (_name, gstin, year, code) => {
    expect(await of(gstin, year)).toBe(code);
  });

  it('end with the cancellation', async () => {
    const [{ gstin }] = await ask('gst-search', { pan_number: 'AAACU0000C' });
    expect((await of(gstin, '2022-23')).filings.at(-1)).toMatchObject({ period: '2023-03', status: 'Filed' });
    expect(await of(gstin, '2023-24')).toBe(103);
  });

  it('of a suspended taxpayer are missing of late', async () => {
    const [{ gstin }] = await ask('gst-search', { pan_number: 'AAACN0000D' });
    expect(await of(gstin, '2025-26')).toMatchObject({ defaulter: true, any_delay: true });
  });

  it('stop at the horizon: the last month of the year is not due yet', async () => {
    const { filings } = await of(mockworks, '2025-26');
    expect(filings.at(-1)).toMatchObject({ return_type: 'GSTR3B', period: '2026-02', due_on: '2026-03-20' });
  });

  it('hold together, whoever files', () => {
    const arns = new Set<string>();
    const filings = all.flatMap((one) => returnsOf(one, '2024-25') ?? []);
    for (const { arn, filed_on, due_on, delay_days, status } of filings) {
      expect(filed_on === undefined).toBe(status === 'Not Filed');
      if (filed_on !== undefined) expect(filed_on > due_on).toBe(delay_days > 0);
      if (arn !== undefined) expect(arns.has(arn)).toBe(false);
      if (arn !== undefined) arns.add(arn);
    }
    expect(filings.some(({ delay_days }) => delay_days > 0)).toBe(true);
    expect(arns.size).toBeGreaterThan(500);
  });

  it('take no GSTR-3B before the GSTR-1 of its month', () => {
    for (const one of all) {
      const filings = returnsOf(one, '2023-24') ?? [];
      for (const gstr3b of filings.filter(({ return_type }) => return_type === 'GSTR3B')) {
        const gstr1 = filings.find(({ return_type, period }) => return_type === 'GSTR1' && period === gstr3b.period)!;
        if (gstr3b.filed_on !== undefined) expect(gstr1.filed_on! <= gstr3b.filed_on).toBe(true);
      }
    }
  });
});
