import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { afterEach, expect, it, vi } from 'vitest';
import { vendors } from '../routes/vendors.ts';
import { testApp } from './support/app.ts';

afterEach(() => vi.restoreAllMocks());

it('every app has only routes that the fast router takes, or all of its calls would go by the slow one', async () => {
  const added = new Map<unknown, [method: string, path: string][]>();
  const add = SmartRouter.prototype.add;
  vi.spyOn(SmartRouter.prototype, 'add').mockImplementation(function (
    this: SmartRouter<unknown>,
    method,
    path,
    handler,
  ) {
    added.set(this, [...(added.get(this) ?? []), [method, path]]);
    add.call(this, method, path, handler);
  });
  const app = testApp();
  for (const path of ['/__admin/rules', '/docs']) await app.fetch(path);
  for (const { prefix } of vendors) await app.fetch(`${prefix}/nowhere`, { method: 'POST' });

  expect(added.size).toBeGreaterThan(vendors.length);
  for (const routes of added.values()) {
    // Signzy itself has a login where others have an id.
    if (routes.some(([, path]) => path.includes('/patrons/login'))) continue;
    const router = new RegExpRouter<string>();
    for (const [method, path] of routes) router.add(method, path, path);
    expect(() => router.match('GET', '/'), routes.at(-1)?.join(' ')).not.toThrow();
  }
});
