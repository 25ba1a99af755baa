import { andThen } from '../and-then.ts';
import type { AppContext } from '../call.ts';
import { Refusal } from '../outcomes.ts';
import type { MeetRules } from '../rules/rules.ts';
import type { Awaitable, Counters } from '../store/store.ts';
import type { Perform, Wish } from './perform.ts';

export const faultHeader = 'X-Mock-Fault';
export const faultQuery = 'mock_fault';

interface FaultsDeps {
  perform: Perform;
  meetRules: MeetRules;
  counters: Counters;
  /** Names of the keys that may ask for a fault by header or query; undefined where all may. */
  faultKeys: ReadonlySet<string> | undefined;
}

/** Lets a call meet its faults; the refusal that one of them is, is handed back, since to throw it is dear. */
export type MeetFaults = (c: AppContext) => Awaitable<Refusal | undefined>;

/** Does the faults that the request itself asks for, by header before query; a request that asks for none meets the rules. */
export function meetFaults({ perform, meetRules, counters, faultKeys }: FaultsDeps): MeetFaults {
  return function meetFaults(c) {
    const header = c.req.header(faultHeader);
    if (header !== undefined) return asked(header, 'header', c);
    // Parsing a query builds strings: look for one first.
    const query = c.req.url.includes('?') ? c.req.queries(faultQuery) : undefined;
    return query ? asked(query.join(', '), 'query', c) : meetRules(c);
  };

  function asked(text: string, by: string, c: AppContext): Awaitable<Refusal | undefined> {
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

/** Does a wish, and hands back the refusal that it is. */
export function wished(wish: Wish, c: AppContext, perform: Perform): Awaitable<Refusal | undefined> {
  return andThen(perform(wish, c), ({ refusal }) => refusal);
}

function mayNot(): Refusal {
  const message = 'This key may not ask for faults by header or query (FAULT_KEYS).';
  return new Refusal('forbidden', { by: 'fault', http: true, message });
}
