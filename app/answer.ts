import type { World } from '../data/world.ts';
import { andThen } from './and-then.ts';
import type { Desk } from './desk.ts';
import { type Detail, Refusal } from './outcomes.ts';
import type { Service } from './service.ts';
import type { Awaitable } from './store/store.ts';

type Input = Record<string, unknown>;

/** What services look into: the facts, and the tickets between two steps. */
export interface Sources {
  world: World;
  desk: Desk;
}

/** What the world has to say of this input; that it has nothing is handed back as a refusal, since to throw one is dear. */
export function answerOrRefusal(service: Service, input: Input, { world, desk }: Sources): Awaitable<unknown> {
  return andThen(service.answer(input, world, desk), (value) =>
    value === undefined ? new Refusal('not_found', { by: 'world', detail: () => miss(service, input) }) : value,
  );
}

/** What the world has to say of this input; @throws Refusal */
export function answer(service: Service, input: Input, sources: Sources): Awaitable<unknown> {
  return andThen(answerOrRefusal(service, input, sources), (value) => {
    if (value instanceof Refusal) throw value;
    return value;
  });
}

/** A good answer whatever was asked: the subject's own where the world has it, else the service's example. */
export async function answerWell(service: Service, input: Input | undefined, sources: Sources): Promise<unknown> {
  const { world, desk } = sources;
  try {
    const own = input && (await service.answer(input, world, desk));
    if (own !== undefined) return own;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return answer(service, service.input.parse(service.example), sources);
}

/** A service about a person answers only with consent, any service not against it. */
export function checkConsent(service: Service, { consent }: Input): void {
  if (consent === 'Y' || (consent === undefined && !service.personal)) return;
  throw new Refusal('missing_consent', { by: 'validation', detail: { problem: 'consent must be "Y".' } });
}

/** For a miss in development: what is known instead. */
function miss(service: Service, input: Input): Detail {
  const { field } = service.subject(input);
  return { problem: `No record fits this input. One that is known, as ${field.name}: ${field.example}` };
}
