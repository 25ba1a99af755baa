import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { Env } from '../../app/call.ts';
import type { Config } from '../../app/config.ts';
import { Refusal } from '../../app/outcomes.ts';
import type { Names } from '../../app/rules/names.ts';
import { strict } from '../../app/strict.ts';
import { createJournalView, type JournalView } from './journal-view.ts';
import { wholeNumber } from './query-number.ts';
import { eventRoute } from './request-events.ts';
import { filters } from './request-filter.ts';
import { waitRoute } from './request-wait.ts';
import { adminRoute } from './route.ts';
import { ToldEntry } from './told-entry.ts';

const ById = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: '42' }) });
const Limit = wholeNumber(1, 500).default(50).openapi({ description: 'Most of them in one answer', default: 50 });
const Next = z.string().regex(/^\d{1,15}$/, 'is no cursor; allowed: the `next` of an answer');

const routes = {
  list: adminRoute({
    ...{ method: 'get', path: '/requests', operationId: 'listRequests', summary: 'Calls and their answers' },
    description:
      'Newest first. Where there are more, the answer has a `next`, which brings them as the parameter `next`.',
    request: { query: strict({ ...filters, limit: Limit, next: Next.optional() }) },
    answers: { 200: z.object({ requests: z.array(ToldEntry), next: z.string().optional() }) },
    problems: [404],
  }),
  count: adminRoute({
    ...{ method: 'get', path: '/requests/count', operationId: 'countRequests', summary: 'How many calls there are' },
    description: 'Of those that the journal still holds.',
    request: { query: strict(filters) },
    answers: { 200: z.object({ count: z.int() }) },
    problems: [404],
  }),
  read: adminRoute({
    ...{ method: 'get', path: '/request/{id}', operationId: 'readRequest', summary: 'One call' },
    description: 'By its number, which events have as their id.',
    request: { params: ById },
    answers: { 200: ToldEntry },
    problems: [404],
  }),
  remove: adminRoute({
    ...{ method: 'delete', path: '/requests', operationId: 'removeRequests', summary: 'Forget calls' },
    description: 'Those that fit; without a filter all, or all of the session in the key.',
    request: { query: strict(filters) },
    answers: { 200: z.object({ removed: z.int() }) },
    problems: [404],
  }),
};

/** What was asked, what was answered, and why. */
export function requestRoutes(app: OpenAPIHono<Env>, deps: Deps, names: Names): void {
  const { journal, config } = deps;
  if (!journal) for (const path of ['requests', 'request']) app.use(`/__admin/${path}/*`, refuseOff(config));
  // Where it is off, nothing behind this is reached, and yet the document has it.
  const view = createJournalView(deps, journal!, names);
  listRoutes(app, view);
  waitRoute(app, deps, view);
  eventRoute(app, deps, view);
  readRoute(app, view);
}

function listRoutes(app: OpenAPIHono<Env>, { journal, fitting, tell }: JournalView): void {
  app.openapi(routes.list, async (c) => {
    const { limit, next, ...asked } = c.req.valid('query');
    const before = next === undefined ? undefined : Number(next);
    const found = await journal.read({ before, limit: limit + 1, fits: fitting(asked, c) });
    const page = found.slice(0, limit);
    const more = found.length > limit && { next: String(page.at(-1)!.id) };
    return c.json({ requests: await Promise.all(page.map(tell)), ...more }, 200);
  });
  app.openapi(routes.count, async (c) => {
    const { count } = await journal.count(fitting(c.req.valid('query'), c));
    return c.json({ count }, 200);
  });
  app.openapi(routes.remove, async (c) => {
    return c.json({ removed: await journal.remove(fitting(c.req.valid('query'), c)) }, 200);
  });
}

/** After the others: any word would be taken for a number here. */
function readRoute(app: OpenAPIHono<Env>, { journal, fitting, tell }: JournalView): void {
  app.openapi(routes.read, async (c) => {
    const { id } = c.req.valid('param');
    const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const own = fitting({}, c);
    const fits: typeof own = (entry) => entry.id === number && own(entry);
    const [found] = await journal.read({ before: number + 1, limit: 1, fits });
    if (found) return c.json(await tell(found), 200);
    throw new Refusal('not_found', { by: 'admin', message: `No call "${id.slice(0, 100)}" is in the journal.` });
  });
}

function refuseOff({ JOURNAL_SIZE }: Config) {
  const setting = JOURNAL_SIZE === 0 ? 'JOURNAL_SIZE' : 'JOURNAL_BYTES';
  return function refuseOff(): never {
    throw new Refusal('unknown_path', { by: 'admin', message: `The journal is off: ${setting} is 0.` });
  };
}
