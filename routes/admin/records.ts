import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { AppContext, Env } from '../../app/call.ts';
import { Refusal } from '../../app/outcomes.ts';
import { readText } from '../../app/read-body.ts';
import { type RecordDoc, recordDoc, recordId, type SetRecord } from '../../app/set-records.ts';
import type { Standing } from '../../app/store/store.ts';
import { findService, type Recordable, readSaid, readWhich } from './asked-record.ts';
import { recordOperations } from './record-operations.ts';
import { told } from './told-record.ts';

/** Records are told by an operator, but a loop in a test should not fill the memory. */
const mostRecords = 100_000;

interface InSession {
  session?: string | undefined;
}

/** Answers that are set at run time. */
export function recordRoutes(app: OpenAPIHono<Env>, deps: Deps, { services, limits }: Recordable): void {
  const { keeps, store, config } = deps;
  const { standing } = store;
  const set = setter(deps);

  app.openapi(recordOperations.set, async (c) => {
    const { service, subject } = readWhich(c.req.valid('param'), services);
    const said = await readSaid(await readText(c, config.BODY_LIMIT), service, limits);
    const record = { service: service.name, subject, ...said };
    const { doc, replaced } = await set(record, sessionOf(c, c.req.valid('query')));
    const location = `/__admin/records/${service.name}/${encodeURIComponent(subject)}`;
    return c.json(told(doc, keeps), replaced ? 200 : 201, { Location: location });
  });
  app.openapi(recordOperations.read, (c) => {
    const { service, subject } = readWhich(c.req.valid('param'), services);
    const doc = standing.get('record', recordId(sessionOf(c, c.req.valid('query')), service.name, subject));
    if (!doc) throw noRecord(subject);
    return c.json(told(doc as RecordDoc, keeps), 200);
  });
  app.openapi(recordOperations.remove, async (c) => {
    const { service, subject } = readWhich(c.req.valid('param'), services);
    const id = recordId(sessionOf(c, c.req.valid('query')), service.name, subject);
    if (!(await standing.remove('record', id))) throw noRecord(subject);
    return c.body(null, 204);
  });
  app.openapi(recordOperations.list, (c) => {
    const docs = choose(standing, sessionOf(c, c.req.valid('query')), c.req.valid('query').service, services);
    return c.json({ records: docs.map((doc) => told(doc, keeps)) }, 200);
  });
  app.openapi(recordOperations.removeAll, async (c) => {
    const docs = choose(standing, sessionOf(c, c.req.valid('query')), c.req.valid('query').service, services);
    const stood = await Promise.all(docs.map(({ id }) => standing.remove('record', id)));
    return c.json({ removed: stood.filter(Boolean).length }, 200);
  });
}

/** Lets a record stand, and tells whether it took another's place; @throws Refusal 400 where there are too many */
function setter({ store, now }: Deps) {
  const { standing } = store;
  let count: (() => number) | undefined;
  return async function set(record: SetRecord, session: string) {
    const doc = recordDoc(record, session, now());
    // First, since one that was idle for too long is forgotten with all that it has.
    if (session) store.sessions.touch(session);
    const replaced = standing.get('record', doc.id) !== undefined;
    count ??= counterOf(standing);
    if (!replaced && count() >= mostRecords) throw tooMany();
    await standing.put(doc);
    return { doc, replaced };
  };
}

/** How many records stand; to list them all for each that is set would take longer the more there are. */
function counterOf(standing: Standing): () => number {
  const ids = new Set<string>();
  standing.watch((kind, id, doc) => {
    if (kind !== 'record') return;
    if (doc) ids.add(id);
    else ids.delete(id);
  });
  return () => ids.size;
}

/** All, or those of one session, or of one service. */
function choose(standing: Standing, session: string, service: string | undefined, services: Recordable['services']) {
  if (service !== undefined) findService(service, services, 'bad_request');
  const fits = (doc: RecordDoc) =>
    (session === '' || doc.session === session) && (service === undefined || doc.body.service === service);
  return (standing.all('record') as RecordDoc[]).filter(fits);
}

function sessionOf(c: AppContext, { session }: InSession): string {
  return session ?? c.get('call').session;
}

function noRecord(subject: string): Refusal {
  return new Refusal('not_found', { by: 'admin', message: `No record of "${subject}" was set.` });
}

function tooMany(): Refusal {
  return new Refusal('bad_request', { by: 'admin', message: `${mostRecords} records stand already; remove some.` });
}
