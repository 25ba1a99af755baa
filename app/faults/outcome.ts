import { outcomeByCode, Refusal } from '../outcomes.ts';
import type { Kind } from './kind.ts';

/** An outcome, 101 to 109, in the dialect's words; 101 answers well whatever was asked. */
export const outcomeFaults: Kind[] = [...outcomeByCode].map(([code, name]) => ({
  name: String(code),
  title: `meets ${name}`,
  usages: [String(code)],
  params: () => ({}),
  forms: [],
  act(_params, { c, by }) {
    if (name !== 'valid') return new Refusal(name, { by });
    c.get('call').forcedValid = by;
    return undefined;
  },
}));
