import type { World } from '../data/world.ts';
import { andThen } from './and-then.ts';
import { answerWell, type Sources } from './answer.ts';
import type { AppContext, Call } from './call.ts';
import { createDesk } from './desk.ts';
import type { Dialect, Phrase } from './dialect.ts';
import type { Door } from './errors.ts';
import type { Perform } from './faults/perform.ts';
import { Refusal } from './outcomes.ts';
import type { Overrides } from './overrides.ts';
import { ownAnswer } from './own-answer.ts';
import { respond } from './respond.ts';
import type { Service } from './service.ts';
import type { Awaitable, Store } from './store/store.ts';

export interface SayDeps {
  world: World;
  store: Store;
  perform: Perform;
  overrides: Overrides;
  /** Hold every answer against its schema: in development and tests, where the cost does not matter. */
  checkAnswers: boolean;
  door: Door;
}

/** Validation, answer, the vendor's words. */
export function say(dialect: Dialect, phrase: Phrase, deps: SayDeps) {
  const owns = { ...deps, counters: deps.store.counters };
  return function say(c: AppContext): Awaitable<Response> {
    const call = c.get('call');
    const sources = { world: deps.world, desk: createDesk(deps.store.tickets, call.session, dialect.ticket) };
    const own = call.forcedValid === undefined ? ownAnswer(c, phrase.service, owns, sources) : undefined;
    return andThen(own, (value) => {
      if (value instanceof Refusal) return deps.door(value, c);
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

/** A good answer; of several services behind one path it is that of the one that was asked. */
async function forced(service: Service, { part, heard }: Call, sources: Sources): Promise<unknown> {
  if (!part) return answerWell(service, heard?.input, sources);
  return part.as(await answerWell(part.service, part.input, sources), sources.desk);
}
