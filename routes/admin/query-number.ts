import { z } from '@hono/zod-openapi';

/** A whole number in a query, from `min` to `max`. */
export function wholeNumber(min: number, max: number) {
  return queryNumber(/^\d{1,15}$/, min, max, 'a whole number').openapi({ type: 'integer', minimum: min, maximum: max });
}

/** The same with up to three decimals. */
export function decimalNumber(min: number, max: number) {
  return queryNumber(/^\d{1,9}(?:\.\d{1,3})?$/, min, max, 'a number').openapi({
    ...{ type: 'number', minimum: min, maximum: max },
  });
}

function queryNumber(written: RegExp, min: number, max: number, what: string) {
  return z
    .string()
    .refine((text) => written.test(text) && Number(text) >= min && Number(text) <= max, {
      error: ({ input }) => `is "${String(input).slice(0, 100)}"; allowed: ${what} from ${min} to ${max}`,
    })
    .transform(Number);
}
