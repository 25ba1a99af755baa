import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { andThen } from '../../app/and-then.ts';
import type { Deps } from '../../app/app.ts';
import type { Env } from '../../app/call.ts';
import { Refusal } from '../../app/outcomes.ts';
import { mostRules, type Nameable, readRule } from '../../app/rules/read-rule.ts';
import type { RuleDoc } from '../../app/rules/rule-index.ts';
import { RuleShape, ToldRule } from '../../app/rules/rule-shape.ts';
import type { Standing } from '../../app/store/store.ts';
import { adminRoute, jsonBody, SessionQuery } from './route.ts';

const ById = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'r-3f9a2c71' }) });

const routes = {
  create: adminRoute({
    ...{ method: 'post', path: '/rules', operationId: 'createRule', summary: 'Let a fault stand' },
    description:
      'Until it is removed, expires or is used up. Of several rules that fit a call the most specific acts, of these the newest.',
    request: { body: jsonBody(RuleShape) },
    answers: { 201: ToldRule },
  }),
  list: adminRoute({
    ...{ method: 'get', path: '/rules', operationId: 'listRules', summary: 'The rules that stand, oldest first' },
    request: { query: SessionQuery },
    answers: { 200: z.object({ rules: z.array(ToldRule) }) },
  }),
  read: adminRoute({
    ...{ method: 'get', path: '/rules/{id}', operationId: 'readRule', summary: 'One rule' },
    request: { params: ById },
    answers: { 200: ToldRule },
    problems: [404],
  }),
  remove: adminRoute({
    ...{ method: 'delete', path: '/rules/{id}', operationId: 'removeRule', summary: 'Remove one rule' },
    request: { params: ById },
    answers: { 204: z.undefined() },
    problems: [404],
  }),
  removeAll: adminRoute({
    ...{ method: 'delete', path: '/rules', operationId: 'removeRules', summary: 'Remove all rules' },
    request: { query: SessionQuery },
    answers: { 200: z.object({ removed: z.int() }) },
  }),
};

/** Faults that stand. */
export function ruleRoutes(app: OpenAPIHono<Env>, { store, now }: Deps, nameable: Nameable): void {
  const { standing } = store;
  app.openapi(routes.create, async (c) => {
    const asked = c.req.valid('json');
    const session = asked.match.session ?? (c.get('call').session || undefined);
    if (standing.all('rule').length >= mostRules) throw tooMany();
    const doc = readRule(
      { ...asked, match: { ...asked.match, ...(session && { session }) } },
      newId(),
      now(),
      nameable,
    );
    // First, since one that was idle for too long is forgotten with all that it has.
    if (session) store.sessions.touch(session);
    await standing.put(doc);
    return c.json(await told(doc, standing), 201, { Location: `/__admin/rules/${doc.id}` });
  });
  app.openapi(routes.list, async (c) => {
    const docs = standingRules(standing, c.req.valid('query').session ?? c.get('call').session);
    return c.json({ rules: await Promise.all(docs.map((doc) => told(doc, standing))) }, 200);
  });
  app.openapi(routes.read, async (c) => c.json(await told(find(standing, c.req.valid('param').id), standing), 200));
  app.openapi(routes.remove, async (c) => {
    const { id } = find(standing, c.req.valid('param').id);
    await standing.remove('rule', id);
    return c.body(null, 204);
  });
  app.openapi(routes.removeAll, async (c) => {
    const docs = standingRules(standing, c.req.valid('query').session ?? c.get('call').session);
    for (const { id } of docs) await standing.remove('rule', id);
    return c.json({ removed: docs.length }, 200);
  });
}

/** All, or those of one session. */
function standingRules(standing: Standing, session: string): RuleDoc[] {
  const docs = standing.all('rule') as RuleDoc[];
  return session === '' ? docs : docs.filter((doc) => doc.session === session);
}

function find(standing: Standing, id: string): RuleDoc {
  const doc = standing.get('rule', id);
  if (doc) return doc as RuleDoc;
  throw new Refusal('not_found', { by: 'admin', message: `No rule "${id.slice(0, 100)}" stands.` });
}

function told(doc: RuleDoc, standing: Standing) {
  const { id, at, until, body } = doc;
  return andThen(standing.counted(doc, 'uses'), (uses) => ({
    ...{ id, fault: body.fault, match: { ...body.match } as Record<string, string> },
    ...(body.note !== undefined && { note: body.note }),
    created_at: new Date(at).toISOString(),
    ...(until !== undefined && { expires_at: new Date(until).toISOString() }),
    uses,
  }));
}

function newId(): string {
  return `r-${crypto.randomUUID().slice(0, 8)}`;
}

function tooMany(): Refusal {
  return new Refusal('bad_request', { by: 'admin', message: `${mostRules} rules stand already; remove some.` });
}
