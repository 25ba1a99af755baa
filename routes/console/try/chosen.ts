import type { Dialect, Phrase } from '../../../app/dialect.ts';
import { castOf, type Someone } from '../questions.ts';
import type { Room } from '../view.ts';

export const ways = ['header', 'query', 'magic'] as const;
export type Way = (typeof ways)[number];

/** What a reader has picked; all of it is something that there is. */
export interface Chosen {
  dialects: Dialect[];
  dialect: Dialect;
  phrase: Phrase;
  /** Whom it can be asked about, and about whom it is. */
  cast: Someone[];
  about: Someone | undefined;
  /** A fault in the fault grammar; empty for none. */
  meet: string;
  way: Way;
  /** A key, by its name. */
  key: string;
  session: string;
}

type Fields = (name: string) => string | undefined;

/** Reads what was picked from a query or a form; what is not there falls back to the first that is. */
export async function choose(given: Fields, { dialects: all, deps }: Room): Promise<Chosen> {
  const dialects = await all();
  const dialect = dialects.find(({ name }) => name === given('vendor')) ?? dialects[0]!;
  const phrase = dialect.phrases.find((one) => endpointOf(one) === given('endpoint')) ?? dialect.phrases[0]!;
  const cast = castOf(phrase.service, deps.world);
  const own = phrase.service.subject(phrase.service.input.parse(phrase.service.example)).id;
  const byId = (id: string | undefined) => cast.find((one) => one.id === id);
  const { API_KEYS } = deps.config;
  return {
    ...{ dialects, dialect, phrase, cast },
    about: byId(given('about')) ?? byId(own),
    meet: (given('meet') ?? '').trim().slice(0, 1000),
    way: ways.find((way) => way === given('way')) ?? 'header',
    key: (API_KEYS.find(({ name }) => name === given('key')) ?? API_KEYS[0]!).name,
    session: /^[\w.-]{1,64}$/.exec(given('session') ?? '')?.[0] ?? '',
  };
}

/** @example endpointOf(phrase) // 'POST /v2/pan' */
export function endpointOf({ method, path }: Phrase): string {
  return `${method.toUpperCase()} ${path}`;
}

/** The address of the view with this picked. */
export function addressOf(chosen: Chosen, other: Partial<Record<string, string>> = {}): string {
  const { dialect, phrase, about, meet, way, key, session } = chosen;
  const fields = {
    vendor: dialect.name,
    endpoint: endpointOf(phrase),
    about: about?.id,
    meet,
    way,
    key,
    session,
    ...other,
  };
  const given = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]));
  return `/?${new URLSearchParams(given)}`;
}
