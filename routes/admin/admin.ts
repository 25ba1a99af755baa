import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Deps, Page } from '../../app/app.ts';
import type { AppContext, Env } from '../../app/call.ts';
import { Refusal } from '../../app/outcomes.ts';
import { catalogRoute } from './catalog.ts';
import { adminDoor, adminKey } from './door.ts';
import { adminExists } from './exists.ts';
import { recordRoutes } from './records.ts';
import { requestRoutes } from './requests.ts';
import { resetRoute } from './reset.ts';
import { ruleRoutes } from './rules.ts';

/** The admin routes, where there are any. */
export const admin: Page = (deps) => {
  const app = adminApp(deps);
  if (adminExists(deps.config)) app.all('/__admin/*', unknown(app));
  return app;
};

/** The same without what answers for unknown paths, for the OpenAPI document. */
export function adminApp(deps: Deps): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({ defaultHook: (result) => (result.success ? undefined : refuse(result)) });
  if (!adminExists(deps.config)) return app;
  app.openAPIRegistry.registerComponent('securitySchemes', adminKey.name, adminKey.schemes[adminKey.name] as never);
  app.use('/__admin/*', adminDoor(deps));
  const nameable = {
    services: deps.native.phrases.map(({ service }) => service),
    dialects: [...deps.vendors, deps.native],
    keys: deps.config.API_KEYS,
    limits: { maxDelayMs: deps.config.MAX_DELAY_MS },
  };
  catalogRoute(app, deps);
  ruleRoutes(app, deps, nameable);
  recordRoutes(app, deps, nameable);
  requestRoutes(app, deps, nameable);
  resetRoute(app, deps);
  return app;
}

function refuse({ error, target }: { error: { issues: z.core.$ZodIssue[] }; target: string }): never {
  const wrong = error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join('.') || (target === 'json' ? 'body' : target)}: ${message}`);
  throw new Refusal('bad_request', { by: 'validation', message: `${wrong.join('; ')}.` });
}

/** Another method of a path that is there, or nothing that is there. */
function unknown(app: OpenAPIHono<Env>) {
  return function unknown(c: AppContext): never {
    const path = c.req.path.slice(0, 200);
    const routes = app.routes.filter((route) => route.method !== 'ALL' && toPattern(route.path).test(path));
    if (routes.length === 0) throw new Refusal('unknown_path', { by: 'route', message: `Nothing stands at ${path}.` });
    const allow = [...new Set(routes.map(({ method }) => method))].join(', ');
    throw new Refusal('method_not_allowed', {
      by: 'route',
      headers: { Allow: allow },
      message: `This path takes ${allow}.`,
    });
  };
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`);
}
