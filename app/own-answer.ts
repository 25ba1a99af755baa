import { answerOrRefusal, checkConsent, type Sources } from './answer.ts';
import type { AppContext } from './call.ts';
import { countIn, wished } from './faults/inject.ts';
import type { Perform } from './faults/perform.ts';
import type { Overrides } from './overrides.ts';
import type { Service } from './service.ts';
import type { Awaitable, Counters } from './store/store.ts';

export interface OwnAnswerDeps {
  overrides: Overrides;
  perform: Perform;
  counters: Counters;
}

/**
 * What this subject meets: an override, its magic, or the world; undefined where a fault let it pass.
 * A refusal may be handed back as well as thrown.
 */
export function ownAnswer(c: AppContext, service: Service, deps: OwnAnswerDeps, sources: Sources): Awaitable<unknown> {
  const call = c.get('call');
  const known = call.service!.name;
  const { input, refusal } = call.heard!;
  if (refusal) throw refusal;
  const { field, id } = call.subject!;
  const record = deps.overrides.find(known, id, call.session);
  const fault = record === undefined ? field.fault(id) : 'fault' in record ? record.fault : undefined;
  call.by = record ? 'record' : fault === undefined ? 'world' : 'magic';
  if (fault !== undefined) {
    // What is forced is met whatever else was sent; only what is told of somebody needs consent.
    call.forcedValid = call.by;
    const at = record === undefined ? '' : `${known} ${id} `;
    const count = countIn(c, deps.counters);
    return wished({ text: fault, by: call.by, count: (name) => count(at + name) }, c, deps.perform);
  }
  checkConsent(service, input!);
  if (!record || !('value' in record)) return answerOrRefusal(service, input!, sources);
  return call.part ? call.part.as(record.value, sources.desk) : record.value;
}
