import type { Dialect, Phrase } from '../../app/dialect.ts';
import { outcomeByCode } from '../../app/outcomes.ts';
import type { WireRequest } from '../../app/request-for.ts';
import { waysTo } from '../../app/ways.ts';
import { json, key } from './app.ts';
import { badRequests, exampleOf } from './bad-requests.ts';
import { carried } from './carried.ts';

/** A request with its key, and what it is for. */
export interface Asked {
  title: string;
  request: WireRequest;
}

/** Everything that the suite of the catalogue asks of a dialect; its rules have to stand before. */
export async function askedOf(dialect: Dialect): Promise<Asked[]> {
  const all = dialect.phrases.map(async (phrase) => {
    const wanted = await Promise.all([...refused(dialect, phrase), ...met(dialect, phrase)]);
    return wanted.map(({ title, request }) => ({ title: `${phrase.method} ${phrase.path}: ${title}`, request }));
  });
  return (await Promise.all(all)).flat();
}

/** A rule for each outcome, each in a session of its own. */
export function rulesOf(dialect: Dialect): Asked[] {
  return [...outcomeByCode.keys()].map((code) => ({
    title: `a rule for ${code}`,
    request: {
      method: 'POST',
      path: '/__admin/rules',
      headers: { ...json, 'X-API-Key': sessionKey(dialect, code) },
      body: JSON.stringify({ fault: String(code), match: { dialect: dialect.name } }),
    },
  }));
}

/** A query is read in the same way whatever it asks for. */
const inQuery = 103;

const sessionKey = ({ name }: Dialect, code: number) => `${key}~${name}-${code}`;

function refused(dialect: Dialect, phrase: Phrase): Promise<Asked>[] {
  const example = exampleOf(dialect, phrase);
  const bad = badRequests.flatMap(([title, spoil]) => {
    const request = spoil(dialect, phrase);
    return request ? [asked(title, dialect, request)] : [];
  });
  return [
    asked('no key', dialect, example, null),
    asked('a wrong key', dialect, example, `${key}x`),
    asked('an empty key', dialect, example, ''),
    asked('another method', dialect, { method: 'PATCH', path: example.path, headers: {} }, null),
    ...bad,
  ];
}

function met(dialect: Dialect, phrase: Phrase): Promise<Asked>[] {
  const example = exampleOf(dialect, phrase);
  const ways = [...outcomeByCode.keys()].flatMap((code) => [
    ...waysTo(code, dialect, phrase)
      .filter(({ by }) => by !== 'query' || code === inQuery)
      .map(({ by, request }) => asked(`${code} by ${by}`, dialect, request)),
    asked(`${code} by a rule`, dialect, example, sessionKey(dialect, code)),
  ]);
  return [asked('its example', dialect, example), ...ways];
}

/** With the key, unless another is given; null shows none. */
async function asked(
  title: string,
  dialect: Dialect,
  request: WireRequest,
  shown: string | null = key,
): Promise<Asked> {
  return { title, request: await carried(request, dialect.keys[0]!, shown ?? undefined) };
}
