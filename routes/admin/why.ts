import { fieldOf } from '../../app/data-dir/override.ts';
import type { Dialect } from '../../app/dialect.ts';
import type { Field } from '../../app/field.ts';
import type { Entry } from '../../app/journal/entry.ts';
import { outcomeByCode } from '../../app/outcomes.ts';
import type { FindNeighbour } from './neighbours.ts';
import { sentenceOf } from './sentences.ts';

/** Why a call was answered as it was: what decided, in one sentence, and where to go from there. */
export interface Why {
  by: string;
  text: string;
  /** For a miss: the known subject that is nearest. */
  nearest?: string;
  /** The subject that brings each outcome, by its code. */
  reach?: Record<string, string>;
}

type DialectOf = (name: string | undefined) => Promise<Dialect | undefined>;

export function createWhy(dialectOf: DialectOf, findNeighbour: FindNeighbour) {
  return async function why(entry: Entry): Promise<Why> {
    const dialect = await dialectOf(entry.dialect);
    const says = (one?: Dialect) => one?.phrases.find(({ service }) => service.name === entry.service);
    // A path for several services is known by the one that was asked, which native has by itself.
    const phrase = says(dialect) ?? says(await dialectOf('native'));
    const field = phrase && fieldOf(phrase.service);
    const missed = phrase && entry.by === 'world' && entry.code === 103;
    const nearest = missed ? await findNeighbour(phrase.service, entry.subject ?? '') : undefined;
    return {
      by: entry.by,
      text: sentenceOf({ entry, dialect, phrase, field, nearest }),
      ...(nearest !== undefined && { nearest }),
      ...(field && (missed || entry.by === 'validation') && { reach: reachOf(field) }),
    };
  };
}

function reachOf(field: Field): Record<string, string> {
  const all = [...outcomeByCode.keys()].map((code) => [code, field.magic(String(code))]);
  return Object.fromEntries(all.filter(([, magic]) => magic !== undefined));
}
