import type { Company } from './entities.ts';

/** Classes by the three letters of a CIN. Source: the Ministry's key to the CIN; those not here are rare. */
const classes: ReadonlyMap<string, string> = new Map([
  ['PTC', 'Private'],
  ['FTC', 'Private'],
  ['ULT', 'Private'],
  ['GAT', 'Private'],
  ['PLC', 'Public'],
  ['FLC', 'Public'],
  ['ULL', 'Public'],
  ['GAP', 'Public'],
  ['GOI', 'Public'],
  ['SGC', 'Public'],
  ['OPC', 'Private(One Person Company)'],
  ['NPL', 'Private'],
]);

/** The class of a company in the register's words; what has no CIN is named by its form. */
export function corporateClassOf({ kind, cin }: Company): string {
  if (cin === undefined) return kind === 'llp' ? 'Limited Liability Partnership' : kind;
  return classes.get(cin.slice(12, 15)) ?? 'Private';
}
