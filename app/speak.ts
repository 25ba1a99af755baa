import { OpenAPIHono } from '@hono/zod-openapi';
import type { World } from '../data/world.ts';
import { andThen } from './and-then.ts';
import { answerWell, type Sources } from './answer.ts';
import type { AppContext, Call, Env } from './call.ts';
import { chain, type Handler, type Step } from './chain.ts';
import { createDesk } from './desk.ts';
import type { Dialect, Phrase } from './dialect.ts';
import { exchange } from './exchange.ts';
import { injectFaults } from './faults/inject.ts';
import type { Perform } from './faults/perform.ts';
import { hear } from './hear.ts';
import { type Key, keyAuth } from './key-auth.ts';
import { methodsByPath, refuseMethod, refusePath, toRoute } from './no-such-path.ts';
import type { Overrides } from './overrides.ts';
import { ownAnswer } from './own-answer.ts';
import { type QuotaLimits, quota } from './quota.ts';
import { respond } from './respond.ts';
import type { MeetRules } from './rules/rules.ts';
import type { Service } from './service.ts';
import type { Awaitable, Store } from './store/store.ts';

export interface SpeakDeps {
  world: World;
  store: Store;
  perform: Perform;
  meetRules: MeetRules;
  keys: readonly Key[];
  faultKeys: ReadonlySet<string> | undefined;
  quota: QuotaLimits;
  bodyLimit: number;
  /** Epoch milliseconds. */
  now(): number;
  overrides: Overrides;
  /** Hold every answer against its schema: in development and tests, where the cost does not matter. */
  checkAnswers: boolean;
}

/** A dialect made into a sub-app. */
export interface Spoken {
  app: OpenAPIHono<Env>;
  /** What answers at a path without parameters, by method and path such as `POST /v2/pan`: found without a router. */
  direct: ReadonlyMap<string, Handler>;
}

/** Its phrases, each behind auth and faults, and its own words for what it does not know. */
export function speak(dialect: Dialect, deps: SpeakDeps): Spoken {
  const app = new OpenAPIHono<Env>();
  const direct = new Map<string, Handler>();
  const { counters, sessions } = deps.store;
  const auth = keyAuth(dialect.keys, deps.keys, sessions);
  const faults = injectFaults({ ...deps, counters });
  const { rate, retries } = deps.quota;
  const limits: Step[] = rate || retries ? [quota(deps.quota, deps.store)] : [];
  const answerAt = (method: string, path: string, handler: Handler) => {
    app.on(method, path, handler);
    if (!path.includes(':')) direct.set(`${method} ${path}`, handler);
  };
  for (const phrase of dialect.phrases) {
    const journey: Step[] = [
      enter(dialect, phrase),
      auth, // Before faults, so that a stranger cannot hold sockets open.
      hear(phrase, deps.bodyLimit),
      ...limits,
      faults, // Before validation, so that a fault hits whatever the client sent.
    ];
    const handler = chain(journey, say(dialect, phrase, deps));
    for (const path of [phrase.path, ...(phrase.aliases ?? [])].map(toRoute)) {
      answerAt(phrase.method.toUpperCase(), path, handler);
    }
  }
  const inDialect = (handler: Handler) => chain([enter(dialect)], handler);
  for (const asked of dialect.exchanges ?? []) {
    const handler = exchange(dialect, asked, { ...deps, sessions, faults });
    app.on(asked.method.toUpperCase(), [asked.path], inDialect(handler));
  }
  for (const [path, methods] of methodsByPath(dialect)) app.all(path, inDialect(refuseMethod(methods)));
  app.all('*', inDialect(refusePath));
  return { app, direct };
}

/** A good answer; of several services behind one path it is that of the one that was asked. */
async function forced(service: Service, { part, heard }: Call, sources: Sources): Promise<unknown> {
  if (!part) return answerWell(service, heard?.input, sources);
  return part.as(await answerWell(part.service, part.input, sources), sources.desk);
}

/** Notes which dialect and phrase this call is in: errors from here on speak its language. */
function enter(dialect: Dialect, phrase?: Phrase) {
  return function enter(c: AppContext, next: () => Awaitable<Response>) {
    const call = c.get('call');
    call.dialect = dialect;
    call.phrase = phrase;
    call.service = phrase?.service;
    return next();
  };
}

/** Validation, answer, the vendor's words. */
function say(dialect: Dialect, phrase: Phrase, deps: SpeakDeps) {
  const owns = { ...deps, counters: deps.store.counters };
  return function say(c: AppContext): Awaitable<Response> {
    const call = c.get('call');
    const sources = { world: deps.world, desk: createDesk(deps.store.tickets, call.session, dialect.ticket) };
    const own = call.forcedValid === undefined ? ownAnswer(c, phrase.service, owns, sources) : undefined;
    return andThen(own, (value) => {
      if (value !== undefined) return word(value, call);
      return forced(phrase.service, call, sources).then((good) => word(good, call));
    });
  };
  function word(value: unknown, call: Call): Response {
    const result = phrase.say(value, call);
    if (deps.checkAnswers) phrase.result.parse(result);
    call.outcome = 101;
    call.by = call.forcedValid ?? call.by;
    return respond(call, phrase.status ?? 200, JSON.stringify(dialect.wrap(result, call)));
  }
}
