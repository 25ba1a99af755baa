import type { Dialect, Phrase } from '../../app/dialect.ts';
import { requestFor, type WireRequest } from '../../app/request-for.ts';

/** Makes a request that this phrase cannot read; undefined where it has no such thing. */
type Spoil = (dialect: Dialect, phrase: Phrase) => WireRequest | undefined;

/** Ways to ask what cannot be read, for any phrase of any dialect. */
export const badRequests: [title: string, spoil: Spoil][] = [
  ['an empty body', body('')],
  ['malformed JSON', body('{"a":')],
  ['an empty object', body('{}')],
  ['an array', body('[]')],
  ['no fields but those of the path', onlyPath],
];

function body(text: string): Spoil {
  return (dialect, phrase) => {
    const { carries = 'json' } = phrase;
    return carries === 'json' ? { ...exampleOf(dialect, phrase), body: text } : undefined;
  };
}

/** A body that is not there leaves the fields of the path where they are. */
function onlyPath(dialect: Dialect, phrase: Phrase): WireRequest | undefined {
  if (phrase.carries === undefined || phrase.carries === 'json') return undefined;
  const fields = Object.entries(phrase.example(phrase.service.example));
  const left = Object.fromEntries(fields.filter(([name]) => phrase.path.includes(`{${name}}`)));
  // Where the path holds all of it there is nothing to leave out.
  return phrase.body.safeParse(left).success ? undefined : requestFor(dialect, phrase, left);
}

/** The request that a phrase gives as its example. */
export function exampleOf(dialect: Dialect, phrase: Phrase): WireRequest {
  return requestFor(dialect, phrase, phrase.example(phrase.service.example));
}
