import { OpenAPIHono } from '@hono/zod-openapi';
import type { Page } from '../app/app.ts';
import type { Env } from '../app/call.ts';

/** `/health`: the process is alive. `/readyz`: it takes new requests; 503 and the reason when it does not. */
export const health: Page = (deps) => {
  const app = new OpenAPIHono<Env>();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const problem = deps.unready();
    return problem === undefined ? c.json({ status: 'ready' }) : c.json({ status: 'unready', problem }, 503);
  });
  return app;
};
