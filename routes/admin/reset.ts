import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { AppContext, Env } from '../../app/call.ts';
import { Refusal } from '../../app/outcomes.ts';
import { letStand } from '../../app/rules/rules-file.ts';
import { adminRoute, SessionQuery } from './route.ts';

const reset = adminRoute({
  ...{ method: 'post', path: '/reset', operationId: 'reset', summary: 'Begin anew' },
  description:
    'Forgets the rules, answers, counters, tickets and calls of a session, or of all. The session stands in the query, in the key, or in a body such as {"session":"checkout-7"}.',
  request: { query: SessionQuery },
  answers: { 200: z.object({ reset: z.string().openapi({ example: 'all' }) }) },
});

/** Back to the state of the start. */
export function resetRoute(app: OpenAPIHono<Env>, { store, journal, rules = [] }: Deps): void {
  app.openapi(reset, async (c) => {
    const session = (await sessionIn(c)) ?? c.req.valid('query').session ?? c.get('call').session;
    await store.clear(session === '' ? undefined : session);
    if (session === '') await letStand(rules, store.standing);
    await journal?.remove((entry) => session === '' || entry.session === session);
    return c.json({ reset: session === '' ? 'all' : session }, 200);
  });
}

/** A body is looked at where there is one: many clients send its type without it. */
async function sessionIn(c: AppContext): Promise<string | undefined> {
  const text = await c.req.text();
  if (text.trim() === '') return undefined;
  const body = SessionQuery.safeParse(parse(text));
  if (body.success) return body.data.session;
  const { path, message } = body.error.issues[0]!;
  throw new Refusal('bad_request', { by: 'validation', message: `${path.join('.') || 'body'}: ${message}.` });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('bad_request', {
      by: 'validation',
      message: `The body is no JSON: ${(error as Error).message}.`,
    });
  }
}
