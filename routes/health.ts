import { OpenAPIHono } from '@hono/zod-openapi';
import type { Page } from '../app/app.ts';
import type { Env } from '../app/call.ts';

/**
 * `/health`: the process is alive. `/readyz`: it takes new requests; 503 and the reason when it does not.
 * What is not whole but still answers is told with 200: a balancer would take all replicas out at once.
 */
export const health: Page = (deps) => {
  const app = new OpenAPIHono<Env>();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const unready = deps.unready();
    if (unready !== undefined) return c.json({ status: 'unready', problem: unready }, 503);
    const problem = deps.problem?.();
    return c.json(problem === undefined ? { status: 'ready' } : { status: 'degraded', problem });
  });
  return app;
};
