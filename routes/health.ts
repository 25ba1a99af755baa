import { OpenAPIHono } from '@hono/zod-openapi';
import type { Page } from '../app/app.ts';
import type { Env } from '../app/call.ts';

/** `/health`: the process is alive. `/readyz`: it takes new requests; 503 while it closes. */
export const health: Page = (deps) => {
  const app = new OpenAPIHono<Env>();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => (deps.ready() ? c.json({ status: 'ready' }) : c.json({ status: 'closing' }, 503)));
  return app;
};
