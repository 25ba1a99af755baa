import type { Dialect, Phrase } from '../../app/dialect.ts';
import { faultHeader } from '../../app/faults/inject.ts';
import { outcomeByCode, outcomeByHttp } from '../../app/outcomes.ts';
import { requestFor, type WireRequest } from '../../app/request-for.ts';
import { testKeys } from '../../app/test-keys.ts';
import { key } from './app.ts';
import { badRequests } from './bad-requests.ts';
import type { Door } from './golden-doors.ts';

/** One way to ask at every door. */
export interface Case {
  title: string;
  /** The request with its key; undefined where it makes no sense at this door. */
  ask(door: Door): Promise<WireRequest> | undefined;
  /** Asked of a world in which there is nobody. */
  nobody?: boolean;
  /** It is the same at every door, and asked at one. */
  once?: boolean;
}

const overLimit = 100_001;

/** What is asked of every dialect, beside its examples. */
export function casesOf(dialect: Dialect): Case[] {
  const codes = [...outcomeByCode.keys()].filter((code) => code !== 101);
  return [
    ...[...codes, ...outcomeByHttp.keys()].map((fault) => faulted(String(fault))),
    ...['429;retry-after=30', '503;retry-after=2'].map(faulted),
    { title: 'nobody is known', nobody: true, ask: (door) => door.show(door.example, key) },
    keyed('no key', undefined),
    keyed('an empty key', ''),
    keyed('a wrong key', `${key}x`),
    ...testKeys.map((shown) => keyed(`the key ${shown}`, shown)),
    ...dialect.keys
      .slice(1)
      .flatMap((credential) => [
        keyed(`the key in ${credential.name}`, key, credential),
        keyed(`a wrong key in ${credential.name}`, `${key}x`, credential),
      ]),
    ...badRequests.map(([title, spoil]) => spoilt(title, (phrase) => spoil(dialect, phrase))),
    spoilt('consent refused', (phrase) => consenting(dialect, phrase, true)),
    spoilt('no consent', (phrase) => consenting(dialect, phrase, false)),
    changed('another media type', (example) => ({
      ...example,
      headers: { ...example.headers, 'Content-Type': 'text/plain' },
    })),
    changed('a body over the limit', (example) => ({ ...example, body: example.body!.padEnd(overLimit) })),
    { title: 'another method', ask: ({ example }) => Promise.resolve({ ...example, method: 'PATCH' }) },
    ...['GET', 'POST'].map((method) => unknownPath(dialect, method)),
  ];
}

function faulted(fault: string): Case {
  return {
    title: `${fault} by header`,
    ask: ({ example, show }) => show({ ...example, headers: { ...example.headers, [faultHeader]: fault } }, key),
  };
}

function keyed(title: string, shown: string | undefined, credential?: Dialect['keys'][number]): Case {
  return {
    title,
    ask: ({ phrase, example, show }) => (credential && !phrase ? undefined : show(example, shown, credential)),
  };
}

function spoilt(title: string, spoil: (phrase: Phrase) => WireRequest | undefined): Case {
  return {
    title,
    ask({ phrase, show }) {
      const request = phrase && spoil(phrase);
      return request && show(request, key);
    },
  };
}

/** For requests that have a body. */
function changed(title: string, change: (example: WireRequest) => WireRequest): Case {
  return {
    title,
    ask: ({ example, show }) => (example.body === undefined ? undefined : show(example, key).then(change)),
  };
}

/** The example with consent refused, or with none, where it gives any. */
function consenting(dialect: Dialect, phrase: Phrase, refused: boolean): WireRequest | undefined {
  const { consent, ...rest } = phrase.example(phrase.service.example);
  if (consent === undefined) return undefined;
  const no = typeof consent === 'boolean' ? false : 'N';
  return requestFor(dialect, phrase, refused ? { ...rest, consent: no } : rest);
}

function unknownPath({ prefix }: Dialect, method: string): Case {
  const request = { method, path: `${prefix}/no/such/path`, headers: {} };
  return { title: `${method} of an unknown path`, once: true, ask: () => Promise.resolve(request) };
}
