import { z } from '@hono/zod-openapi';

/**
 * A date as India writes it, the day first.
 * @example dayMonthYear('2018-04-01') // '01/04/2018'
 */
export function dayMonthYear(iso: string, separator = '/'): string {
  return iso.split('-').reverse().join(separator);
}

/** `01/04/2018` as `2018-04-01`, whatever separates its parts. */
export function isoOf(dayFirst: string): string {
  return dayFirst.split(/\D/).reverse().join('-');
}

/** Schema of a date with the day first, such as DD/MM/YYYY; 31 February is none. */
export function dayFirst(separator = '/', example = '1985-02-11') {
  const shape = ['DD', 'MM', 'YYYY'].join(separator);
  const digits = new RegExp(`^\\d{2}[${separator}]\\d{2}[${separator}]\\d{4}$`);
  return z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
    .refine((text) => digits.test(text) && z.iso.date().safeParse(isoOf(text)).success, `must be a date, ${shape}`)
    .openapi({ example: dayMonthYear(example, separator), description: shape });
}
