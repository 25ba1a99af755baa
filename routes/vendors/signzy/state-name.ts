import { z } from '@hono/zod-openapi';
import { states } from '../../../data/states.ts';

/** The vendor's own spellings, where they are not those of the GST network [D]. */
const spellings: [string, string][] = [
  ['ANDHRA PRADESH', '37'],
  ['ANDHRA PRADESH (NEW)', '37'],
  ['CHATTISGARH', '22'],
  ['DADRA AND NAGAR HAVELI', '26'],
  ['LAKSHADWEEP ISLANDS', '31'],
  ['PONDICHERRY', '34'],
];

const codes: ReadonlyMap<string, string> = new Map([
  ...[...states.values()].map(({ name, code }) => [name.toUpperCase(), code] as const),
  ...spellings,
]);

/** A state by its name; it may be left out or empty. */
export const StateName = z
  .string()
  .trim()
  .toUpperCase()
  .refine((name) => name === '' || codes.has(name), 'is no state')
  .nullish()
  .openapi({ example: 'WEST BENGAL' });

/** The two digits of a state's name. */
export function stateCodeOf(name: string | null | undefined): string | undefined {
  return name ? codes.get(name) : undefined;
}
