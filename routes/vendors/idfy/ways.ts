import type { Phrase } from '../../../app/dialect.ts';

/** Where a client asks what became of a task. */
export const pollPath = '/v3/tasks';

const start = '/verify_with_source/';

/** The path of a kind of task, for callers who wait and for those who poll. */
export const pathOf = (way: 'sync' | 'async', type: string) => `${pollPath}/${way}${start}${type}`;

export const isPoll = (phrase: Phrase) => phrase.path === pollPath;

/** The kind of task that a phrase asks for; what a poll asks about is told by its ticket. */
export function typeOf(phrase: Phrase | undefined): string {
  return phrase?.path.split(start)[1] ?? 'ind_pan';
}
