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
  const names = [...kinds.values()].filter((kind) => kind.available).map((kind) => kind.name);
  const numbers = names.filter((name) => /^\d/.test(name));
  const words = names.filter((name) => !/^\d/.test(name));
  return `Use an outcome (101 to 109), an HTTP error (${numbers.slice(9).join(' ')}), ${words.join(' or ')}.`;
}
