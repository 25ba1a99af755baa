import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { Env } from '../../app/call.ts';
import { clientOf } from '../../app/client.ts';
import { waitFor } from '../../app/journal/wait-for.ts';
import { Refusal } from '../../app/outcomes.ts';
import { strict } from '../../app/strict.ts';
import type { JournalView } from './journal-view.ts';
import { decimalNumber, wholeNumber } from './query-number.ts';
import { filters } from './request-filter.ts';
import { adminRoute } from './route.ts';

const route = adminRoute({
  ...{ method: 'get', path: '/requests/wait', operationId: 'waitForRequests', summary: 'Wait for calls' },
  description: 'Answers the moment that so many calls fit, those before included, or with 408 where they do not come.',
  request: {
    query: strict({
      ...filters,
      count: wholeNumber(1, 100_000).default(1).openapi({ description: 'How many', default: 1 }),
      timeout_s: decimalNumber(0, 300).default(10).openapi({ description: 'Longest wait, in seconds', default: 10 }),
    }),
  },
  answers: { 200: z.object({ count: z.int() }) },
  problems: [404, 408],
});

/** For tests that have to know that their software has called. */
export function waitRoute(
  app: OpenAPIHono<Env>,
  { now, sleep }: Deps,
  { journal, fitting, takePlace }: JournalView,
): void {
  app.openapi(route, async (c) => {
    const { count: wanted, timeout_s, ...asked } = c.req.valid('query');
    const fits = fitting(asked, c);
    const leave = takePlace();
    const started = now();
    const wish = { fits, count: wanted, ms: timeout_s * 1000 };
    const count = await waitFor(journal, wish, sleep, clientOf(c)).finally(leave);
    if (count < wanted) throw tooFew(count, wanted, now() - started);
    return c.json({ count }, 200);
  });
}

function tooFew(count: number, wanted: number, ms: number): Refusal {
  const message = `${count} of ${wanted} calls came in ${Math.round(ms / 100) / 10} s.`;
  return new Refusal('request_timeout', { by: 'admin', message, members: { count } });
}
