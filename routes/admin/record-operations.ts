import { z } from '@hono/zod-openapi';
import { strict } from '../../app/strict.ts';
import { adminRoute, SessionQuery } from './route.ts';
import { givenBody, ToldRecord } from './told-record.ts';

const path = '/records/{service}/{subject}' as const;

/** Which record an admin call is about. */
export const Which = z.object({
  service: z.string().openapi({ param: { name: 'service', in: 'path' }, example: 'pan-to-gst' }),
  subject: z.string().openapi({ param: { name: 'subject', in: 'path' }, example: 'AAACX1111A' }),
});

/** Which of all records. */
export const Chosen = strict({
  ...SessionQuery.shape,
  service: z.string().optional().openapi({ description: 'Only those of this service', example: 'pan-to-gst' }),
});

/** What one may do with answers that are set at run time. */
export const recordOperations = {
  set: adminRoute({
    ...{ method: 'put', path, operationId: 'setRecord', summary: 'Set what an identifier meets' },
    description: 'It comes before files, magic and world. With a session it is for that session alone.',
    request: { params: Which, query: SessionQuery, body: givenBody },
    answers: { 200: ToldRecord, 201: ToldRecord },
    problems: [404],
  }),
  read: adminRoute({
    ...{ method: 'get', path, operationId: 'readRecord', summary: 'What was set for an identifier' },
    description: 'For all calls, or in a session; not what a file or the world says.',
    request: { params: Which, query: SessionQuery },
    answers: { 200: ToldRecord },
    problems: [404],
  }),
  remove: adminRoute({
    ...{ method: 'delete', path, operationId: 'removeRecord', summary: 'Remove what was set for an identifier' },
    description: 'It meets again what files, magic and world say.',
    request: { params: Which, query: SessionQuery },
    answers: { 204: z.undefined() },
    problems: [404],
  }),
  list: adminRoute({
    ...{ method: 'get', path: '/records', operationId: 'listRecords', summary: 'All that was set' },
    description: 'Of all sessions, or of one.',
    request: { query: Chosen },
    answers: { 200: z.object({ records: z.array(ToldRecord) }) },
  }),
  removeAll: adminRoute({
    ...{ method: 'delete', path: '/records', operationId: 'removeRecords', summary: 'Remove all that was set' },
    description: 'Of all sessions, or of one.',
    request: { query: Chosen },
    answers: { 200: z.object({ removed: z.int() }) },
  }),
};
