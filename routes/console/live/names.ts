import type { Deps } from '../../../app/app.ts';
import type { Names } from '../assets/live-words.js';
import { kindOf, outcomeRows, outcomeWords } from '../outcome.tsx';

/** What vendors and outcomes are called in a row. */
export function namesOf({ native, vendors }: Deps): Names {
  const titles = [native, ...vendors].map(({ name, title }) => [name, title]);
  const outcomes = outcomeRows.map(({ code }) => [code, { text: outcomeWords(code), kind: kindOf(code) }]);
  return { vendors: Object.fromEntries(titles), outcomes: Object.fromEntries(outcomes) };
}
