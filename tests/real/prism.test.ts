import { getHttpOperationsFromSpec, type PrismHttpComponents } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dialect, Phrase } from '../../app/dialect.ts';
import { faultHeader } from '../../app/faults/inject.ts';
import { outcomeByCode } from '../../app/outcomes.ts';
import { requestFor, type WireRequest } from '../../app/request-for.ts';
import { waysTo } from '../../app/ways.ts';
import { dialects } from '../../routes/index.ts';
import { type bodyOf, key } from '../support/app.ts';
import { doorsOf } from '../support/golden-doors.ts';
import { type Server, startServer } from '../support/server.ts';

type Loose = Awaited<ReturnType<typeof bodyOf>>;

interface Asked {
  title: string;
  request: WireRequest;
  /** None is shown where it is absent. */
  key?: string;
  /** It breaks the document on purpose: only its answer counts. */
  wrong?: boolean;
}

/** How many requests are under way at once. */
const lanes = 8;
const timeout = 60_000;
const httpErrors = [402, 429, 503, 504];

let server: Server;
const proxies: ReturnType<typeof createServer>[] = [];

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await server.stop();
});

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', (_name, dialect) => {
  it('answers as its document says', { timeout }, async () => {
    const url = await proxyFor(await documentOf(dialect));
    const asked = [...(await logins(dialect)), ...dialect.phrases.flatMap((phrase) => everyWay(dialect, phrase))];
    const said = await inLanes(asked, (one) => violations(url, dialect, one));
    expect(said.filter((one) => one !== undefined)).toEqual([]);
  });

  // Prism says nothing of a schema that it cannot compile, so one that passes proves little by itself.
  it('would be found out in every phrase', { timeout }, async () => {
    const url = await proxyFor(spoiled(await documentOf(dialect)));
    const some = dialect.phrases.flatMap((phrase) => everyWay(dialect, phrase).slice(0, 2));
    const asked = [...(await logins(dialect)), ...some];
    const said = await inLanes(asked, (one) => violations(url, dialect, one));
    for (const [i, { title, request }] of asked.entries())
      expect(said[i], `${request.path}, ${title}`).toContain(never);
  });
});

async function documentOf({ prefix }: Dialect): Promise<Loose> {
  return (await fetch(`${server.url}${prefix}/openapi.json`)).json();
}

const never = 'what-no-answer-is';

/** The document with a demand upon every answer that none meets. */
function spoiled(document: Loose): object {
  const operations = Object.values<Loose>(document.paths).flatMap((path) => Object.values<Loose>(path));
  const answers = operations.flatMap(({ responses }) => Object.values<Loose>(responses));
  for (const content of answers.flatMap((answer) => Object.values<Loose>(answer.content ?? {}))) {
    content.schema = { allOf: [content.schema, { enum: [never] }] };
  }
  return document;
}

/** Prism's proxy, with errors on, before the server; returns its address. */
async function proxyFor(document: object): Promise<string> {
  const proxy = createServer(await getHttpOperationsFromSpec(document), {
    cors: false,
    components: { logger: pino({ level: 'silent' }) as never, forward },
    config: {
      ...{ isProxy: true, upstream: new URL(server.url), upstreamProxy: undefined, mock: { dynamic: false } },
      ...{ checkSecurity: true, validateRequest: true, validateResponse: true, errors: true },
    },
  });
  proxies.push(proxy);
  return proxy.listen(0, '127.0.0.1');
}

/** Prism's own keeps a wrong request to itself where errors are on, and mocks what the server answers with 501. */
const forward: PrismHttpComponents['forward'] =
  ({ data: { method, url, headers = {}, body } }, upstream) =>
  () =>
  async () => {
    const query = new URLSearchParams(url.query as Record<string, string>);
    const response = await fetch(new URL(`${url.path}?${query}`, upstream), {
      method: method.toUpperCase(),
      headers: passedOn(Object.entries(headers)),
      ...(body !== null && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = response.headers.get('content-type')?.startsWith('application/json');
    const answer = await (json ? response.json() : response.text());
    return {
      _tag: 'Right',
      right: { statusCode: response.status, headers: passedOn(response.headers), body: answer },
    };
  };

/** Without what belongs to one connection, or changes with how a body is written. */
function passedOn(headers: Iterable<[string, string]>): Record<string, string> {
  const ours = /^(connection|keep-alive|transfer-encoding|content-encoding|content-length|host)$/;
  return Object.fromEntries([...headers].filter(([name]) => !ours.test(name)));
}

/** The example, without a key and with a wrong one, every outcome, some HTTP errors, and nothing at all. */
function everyWay(dialect: Dialect, phrase: Phrase): Asked[] {
  const fields = phrase.example(phrase.service.example);
  const example = requestFor(dialect, phrase, fields);
  const inPath = Object.entries(fields).filter(([name]) => phrase.path.includes(`{${name}}`));
  const nothing = requestFor(dialect, phrase, Object.fromEntries(inPath));
  const errors = httpErrors.map((status) => {
    const request = { ...example, headers: { ...example.headers, [faultHeader]: `${status}` } };
    return { title: `${status} by header`, request, key };
  });
  return [
    { title: 'the example', request: example, key },
    { title: 'no key', request: example, wrong: true },
    { title: 'a wrong key', request: example, key: `${key}x` },
    ...[...outcomeByCode.keys()].flatMap((code) => outcomeWays(code, dialect, phrase)),
    ...errors,
    { title: 'nothing', request: nothing, key, wrong: true },
  ];
}

/** Each login with a key, with a wrong one and with none. */
async function logins(dialect: Dialect): Promise<Asked[]> {
  const doors = doorsOf(dialect).filter(({ phrase }) => !phrase);
  const shown: [title: string, key: string | undefined][] = [
    ['a login', key],
    ['a login with a wrong key', `${key}x`],
    ['a login without a key', undefined],
  ];
  const asked = doors.flatMap((door) =>
    shown.map(async ([title, one]) => ({
      ...{ title, wrong: one === undefined },
      request: await door.show(door.example, one),
    })),
  );
  return Promise.all(asked);
}

/** What is asked by the query is asked by the header, too. */
function outcomeWays(code: number, dialect: Dialect, phrase: Phrase): Asked[] {
  const ways = waysTo(code, dialect, phrase).filter(({ by }) => by !== 'query');
  return ways.map(({ by, request }) => ({ title: `${code} by ${by}`, request, key }));
}

/** What Prism has against the request or its answer; undefined where nothing. */
async function violations(url: string, dialect: Dialect, asked: Asked): Promise<string | undefined> {
  const { path, method, headers, body } = asked.request;
  const carried = asked.key === undefined ? {} : await dialect.keys[0]!.carry(asked.key);
  const init = { method, headers: { ...headers, ...carried }, ...(body !== undefined && { body }) };
  const response = await fetch(url + path, init);
  const text = await response.text();
  const told = read(response.headers.get('sl-violations') ?? '[]');
  const counted = told.filter(({ location }) => !asked.wrong || location[0] === 'response');
  const said = new Set(counted.map(({ location, message }) => `${location.join('.')}: ${message}`));
  // What does not bear the server's mark is an error of Prism's own.
  if (said.size === 0 && !response.headers.has('x-mock-outcome')) said.add(text);
  return said.size === 0 ? undefined : `${method} ${path}, ${asked.title}: ${[...said].join('; ')}`;
}

/** Of more than a header holds Prism tells the start. */
function read(told: string): { location: string[]; message: string }[] {
  return told.startsWith('[') ? JSON.parse(told) : [{ location: ['response'], message: told }];
}

/** The results in the order of the items. */
async function inLanes<In, Out>(items: In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const left = items.entries();
  const results: Out[] = [];
  const lane = async () => {
    // One iterator for all lanes: each takes what no other has.
    for (const [i, item] of left) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
