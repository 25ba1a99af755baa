import { outcomeByCode, outcomeByHttp } from '../outcomes.ts';
import { html, malformed, truncate } from './broken.ts';
import { cutFaults } from './cut.ts';
import { delay } from './delay.ts';
import { httpErrorFaults } from './http-error.ts';
import type { Kind } from './kind.ts';
import { none } from './none.ts';
import { outcomeFaults } from './outcome.ts';
import { bandwidth, drip } from './pace.ts';

/** Every kind of fault, by its name; the grammar, the documents and the error messages are drawn from here. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    ...[...outcomeFaults, ...httpErrorFaults],
    ...[delay, drip, bandwidth],
    ...[...cutFaults, truncate, malformed, html],
    none,
  ].map((kind) => [kind.name, kind]),
);

/** The kinds that are words, in the order of the documents. */
export const wordKinds: readonly Kind[] = [...kinds.values()].filter(({ name }) => !/^\d/.test(name));

/** What may be written, in one sentence. */
export function allowedFaults(): string {
  const [outcomes, errors] = [[...outcomeByCode.keys()], [...outcomeByHttp.keys()]];
  const numbers = `an outcome (${outcomes[0]} to ${outcomes.at(-1)}), an HTTP error (${errors.join(' ')})`;
  const words = wordKinds.map(({ name }) => name);
  return `Use ${numbers}, ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`;
}
