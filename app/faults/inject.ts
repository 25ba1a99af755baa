import { andThen } from '../and-then.ts';
import type { AppContext } from '../call.ts';
import { Refusal } from '../outcomes.ts';
import type { MeetRules } from '../rules/rules.ts';
import type { Awaitable, Counters } from '../store/store.ts';
import type { Perform, Wish } from './perform.ts';

export const faultHeader = 'X-Mock-Fault';
export const faultQuery = 'mock_fault';

interface InjectDeps {
  perform: Perform;
  meetRules: MeetRules;
  counters: Counters;
  /** Names of the keys that may ask for a fault by header or query; undefined where all may. */
  faultKeys: ReadonlySet<string> | undefined;
}

/** Does the faults that the request itself asks for, by header before query; a request that asks for none meets the rules. */
export function injectFaults({ perform, meetRules, counters, faultKeys }: InjectDeps) {
  return function faults<T>(c: AppContext, next: () => Awaitable<T>): Awaitable<T> {
    const header = c.req.header(faultHeader);
    if (header !== undefined) return andThen(asked(header, 'header', c), next);
    // Parsing a query builds strings: look for one first.
    const query = c.req.url.includes('?') ? c.req.queries(faultQuery) : undefined;
    return andThen(query ? asked(query.join(', '), 'query', c) : meetRules(c), next);
  };

  function asked(text: string, by: string, c: AppContext): Awaitable<void> {
    const { key } = c.get('call');
    if (faultKeys && !faultKeys.has(key!)) throw mayNot();
    return wished({ text, by, count: countIn(c, counters) }, c, perform);
  }
}

/** Counts calls apart for each session and key. */
export function countIn(c: AppContext, counters: Counters): Wish['count'] {
  const { session, key } = c.get('call');
  return (name) => counters.count(session, `${key} ${name}`);
}

/** Does a wish, and throws the refusal that it is. */
export function wished(wish: Wish, c: AppContext, perform: Perform): Awaitable<void> {
  return andThen(perform(wish, c), ({ refusal }) => {
    if (refusal) throw refusal;
  });
}

function mayNot(): Refusal {
  const message = 'This key may not ask for faults by header or query (FAULT_KEYS).';
  return new Refusal('forbidden', { by: 'fault', http: true, message });
}
