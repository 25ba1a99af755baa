import { outcomeByCode, outcomes } from '../../app/outcomes.ts';

/** Which family an outcome is of, for its colour. */
export function kindOf(code: number): 'good' | 'care' | 'none' | 'bad' {
  if (code === 101) return 'good';
  if ([102, 104, 105].includes(code)) return 'care';
  return [103, 106, 109].includes(code) ? 'none' : 'bad';
}

/** An outcome in words and colour, such as "103 not found". */
export function OutcomeChip({ code }: { code: number }) {
  return <span class={`chip ${kindOf(code)}`}>{outcomeWords(code)}</span>;
}

/** @example outcomeWords(103) // '103 not found' */
export function outcomeWords(code: number): string {
  const name = outcomeByCode.get(code);
  return name === undefined ? String(code) : `${code} ${name.replaceAll('_', ' ')}`;
}

/** What each outcome means, with the HTTP status of our own words. */
export const outcomeRows = [...outcomeByCode].map(([code, name]) => ({ ...outcomes[name], code, name }));
