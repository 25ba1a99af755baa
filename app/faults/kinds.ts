import { outcomeByCode, outcomeByHttp } from '../outcomes.ts';
import { delay } from './delay.ts';
import { httpErrorFaults } from './http-error.ts';
import type { Kind } from './kind.ts';
import { none } from './none.ts';
import { outcomeFaults } from './outcome.ts';
import { pendingFaults } from './pending.ts';

/** Every kind of fault, by its name; the grammar, the documents and the error messages are drawn from here. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [...outcomeFaults, ...httpErrorFaults, delay, ...pendingFaults, none].map((kind) => [kind.name, kind]),
);

/** What may be written, in one sentence. */
export function allowedFaults(): string {
  const words = [...kinds.values()].filter(({ name, available }) => available && !/^\d/.test(name));
  const [outcomes, errors] = [[...outcomeByCode.keys()], [...outcomeByHttp.keys()]];
  const numbers = `an outcome (${outcomes[0]} to ${outcomes.at(-1)}), an HTTP error (${errors.join(' ')})`;
  return `Use ${numbers}, ${words.map(({ name }) => name).join(' or ')}.`;
}
