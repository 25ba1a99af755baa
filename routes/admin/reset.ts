import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { Env } from '../../app/call.ts';
import { letStand } from '../../app/rules/rules-file.ts';
import { adminRoute, SessionQuery } from './route.ts';

const reset = adminRoute({
  ...{ method: 'post', path: '/reset', operationId: 'reset', summary: 'Begin anew' },
  description: 'Forgets the rules, answers, counters, tickets and calls of a session, or of all.',
  request: {
    query: SessionQuery,
    body: { required: false, content: { 'application/json': { schema: SessionQuery } } },
  },
  answers: { 200: z.object({ reset: z.string().openapi({ example: 'all' }) }) },
});

/** Back to the state of the start. */
export function resetRoute(app: OpenAPIHono<Env>, { store, journal, rules = [] }: Deps): void {
  app.openapi(reset, async (c) => {
    const session = c.req.valid('json').session ?? c.req.valid('query').session ?? c.get('call').session;
    await store.clear(session === '' ? undefined : session);
    if (session === '') await letStand(rules, store.standing);
    await journal?.remove((entry) => session === '' || entry.session === session);
    return c.json({ reset: session === '' ? 'all' : session }, 200);
  });
}
