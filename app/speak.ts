import { OpenAPIHono } from '@hono/zod-openapi';
import { andThen } from './and-then.ts';
import type { AppContext, Env } from './call.ts';
import { chain, type Handler, type Step } from './chain.ts';
import type { Dialect, Phrase } from './dialect.ts';
import type { Door } from './errors.ts';
import { exchange } from './exchange.ts';
import { type MeetFaults, meetFaults } from './faults/inject.ts';
import { hear } from './hear.ts';
import { type Key, keyAuth } from './key-auth.ts';
import { methodsByPath, refuseMethod, refusePath, toRoute } from './no-such-path.ts';
import { type QuotaLimits, quota } from './quota.ts';
import type { MeetRules } from './rules/rules.ts';
import { type SayDeps, say } from './say.ts';
import type { Awaitable } from './store/store.ts';

export interface SpeakDeps extends SayDeps {
  meetRules: MeetRules;
  keys: readonly Key[];
  faultKeys: ReadonlySet<string> | undefined;
  quota: QuotaLimits;
  bodyLimit: number;
  /** Epoch milliseconds. */
  now(): number;
}

/** A dialect made into a sub-app. */
export interface Spoken {
  app: OpenAPIHono<Env>;
  /** What answers at paths without parameters, which needs no router. */
  direct: readonly { method: string; path: string; handler: Handler }[];
}

/** Its phrases, each behind auth and faults, and its own words for what it does not know. */
export function speak(dialect: Dialect, deps: SpeakDeps): Spoken {
  const app = new OpenAPIHono<Env>();
  const direct: { method: string; path: string; handler: Handler }[] = [];
  const { counters, sessions } = deps.store;
  const faults = meetFaults({ ...deps, counters });
  const toHandler = answering(dialect, deps, faults);
  for (const phrase of dialect.phrases) {
    const handler = toHandler(phrase);
    const method = phrase.method.toUpperCase();
    for (const path of [phrase.path, ...(phrase.aliases ?? [])].map(toRoute)) {
      app.on(method, path, handler);
      if (!path.includes(':')) direct.push({ method, path, handler });
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

/** The journey of a call in this dialect, in order. */
function answering(dialect: Dialect, deps: SpeakDeps, faults: MeetFaults): (phrase: Phrase) => Handler {
  const auth = keyAuth(dialect.keys, deps.keys, deps.store.sessions);
  const { rate, retries } = deps.quota;
  const limits: Step[] = rate || retries ? [quota(deps.quota, deps.store)] : [];
  return function toHandler(phrase) {
    const journey: Step[] = [
      enter(dialect, phrase),
      auth, // Before faults, so that a stranger cannot hold sockets open.
      hear(phrase, deps.bodyLimit),
      ...limits,
      inject(faults, deps.door), // Before validation, so that a fault hits whatever the client sent.
    ];
    return chain(journey, say(dialect, phrase, deps));
  };
}

function inject(faults: MeetFaults, door: Door): Step {
  return function inject(c, next) {
    return andThen(faults(c), (refusal) => (refusal ? door(refusal, c) : next()));
  };
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
