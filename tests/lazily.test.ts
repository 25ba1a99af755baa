import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import type { Env } from '../app/call.ts';
import { lazily } from '../app/lazily.ts';

it('a part that could not be loaded is tried again by the next request', async () => {
  let loads = 0;
  const load = async () => {
    if (++loads === 1) throw new Error('no file can be opened');
    const part = new OpenAPIHono<Env>();
    part.get('/pan', (c) => c.text('loaded'));
    return part;
  };
  const app = new OpenAPIHono<Env>();
  app.all('/vendor/*', lazily({ prefix: '/vendor', load, onError: (_error, c) => c.text('', 500) }));
  app.onError((_error, c) => c.text('', 500));
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await app.request('/vendor/pan')).status);
  expect({ statuses, loads }).toEqual({ statuses: [500, 200, 200], loads: 2 });
});
