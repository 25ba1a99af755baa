import type { Next } from 'hono';
import { andThen } from '../and-then.ts';
import type { AppContext } from '../call.ts';
import type { Awaitable } from '../store/store.ts';
import type { Perform } from './perform.ts';

export const faultHeader = 'X-Mock-Fault';
export const faultQuery = 'mock_fault';

/** Does the faults that the request itself asks for; where both ask, the header wins. */
export function injectFaults(perform: Perform) {
  return function faults(c: AppContext, next: Next): Awaitable<void> {
    const header = c.req.header(faultHeader);
    if (header !== undefined) return andThen(perform(header, 'header', c), next);
    // Parsing a query builds strings: look for one first.
    if (!c.req.url.includes('?')) return next();
    const query = c.req.queries(faultQuery);
    return query ? andThen(perform(query.join(', '), 'query', c), next) : next();
  };
}
