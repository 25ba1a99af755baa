import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { AppContext, Env } from '../../app/call.ts';
import { clientOf } from '../../app/client.ts';
import { streamOf } from '../../app/journal/stream.ts';
import { strict } from '../../app/strict.ts';
import type { JournalView } from './journal-view.ts';
import { wholeNumber } from './query-number.ts';
import { filters } from './request-filter.ts';
import { adminRoute } from './route.ts';

const LastEventId = wholeNumber(0, Number.MAX_SAFE_INTEGER);

const described = adminRoute({
  ...{ method: 'get', path: '/requests/events', operationId: 'followRequests', summary: 'Calls as they come' },
  description:
    'Server-sent events: `request` with a call, and `dropped` with a count where a reader was too slow. `Last-Event-ID`, as a header or a query parameter, resumes from what the journal still holds.',
  request: {
    query: strict({ ...filters, last_event_id: LastEventId.optional() }),
    headers: z.object({ 'Last-Event-ID': LastEventId.optional() }),
  },
  answers: {},
  problems: [404],
});

const route = createRoute({
  ...described,
  responses: {
    ...described.responses,
    200: { description: described.summary, content: { 'text/event-stream': { schema: z.string() } } },
  },
});

/** The journal as a stream. */
export function eventRoute(app: OpenAPIHono<Env>, { sleep }: Deps, view: JournalView): void {
  const { journal, fitting, tell, takePlace } = view;
  app.openapi(route, async (c) => {
    const { last_event_id, ...asked } = c.req.valid('query');
    const fits = fitting(asked, c);
    const after = c.req.valid('header')['Last-Event-ID'] ?? last_event_id;
    const leave = takePlace();
    const ended = (left: boolean) => {
      leave();
      if (!left) endStalled(c);
    };
    const reader = { fits, after, tell, client: clientOf(c), sleep, ended };
    const stream = await streamOf(journal, reader).catch((error) => {
      leave();
      throw error;
    });
    // Nginx would gather the events otherwise.
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
    return c.body(stream, 200, headers);
  });
}

/** A reader who has stopped to read would hold the house open. */
function endStalled(c: AppContext): void {
  const outgoing = c.env?.outgoing;
  if (outgoing?.writableNeedDrain) outgoing.destroy();
}
