import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Deps, Page } from '../app/app.ts';
import type { Env } from '../app/call.ts';
import { oneDoorOut } from '../app/errors.ts';
import { lazily } from '../app/lazily.ts';
import { adminExists } from './admin/exists.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';

/**
 * The pages beside the dialects. Admin, console and documents are loaded when somebody first asks for one:
 * their shapes take a third of the start. `files` serves the assets below `/docs/` and `/console/assets/`.
 */
export function pages(files: MiddlewareHandler): Page[] {
  return [health, metrics, admin, console(files), documents(files)];
}

/** Where there is an admin there is a console, at the root. */
function console(files: MiddlewareHandler): Page {
  return (deps, ask) => {
    const app = new OpenAPIHono<Env>();
    if (!adminExists(deps.config)) return app;
    const handler = later(deps, async () => (await import('./console/console.tsx')).consolePages(deps, ask));
    app.get('/console/assets/*', files);
    for (const path of ['/', '/console', '/console/*']) app.all(path, handler);
    return app;
  };
}

const admin: Page = (deps, ask) => {
  const app = new OpenAPIHono<Env>();
  const handler = later(deps, async () => (await import('./admin/admin.ts')).admin(deps, ask));
  if (adminExists(deps.config)) app.all('/__admin/*', handler);
  return app;
};

function documents(files: MiddlewareHandler): Page {
  return (deps, ask) => {
    const app = new OpenAPIHono<Env>();
    const handler = later(deps, async () => (await import('./docs.ts')).docs(files)(deps, ask));
    app.get('/', handler);
    for (const { prefix } of [deps.native, ...deps.vendors]) {
      for (const path of ['/openapi.json', '/docs', '/docs/*', '/errors/*']) app.get(prefix + path, handler);
    }
    return app;
  };
}

function later({ native, config }: Deps, loadApp: () => Promise<OpenAPIHono<Env>>) {
  return lazily({ prefix: '/', load: loadApp, onError: oneDoorOut(native, config.ENVIRONMENT === 'development') });
}
