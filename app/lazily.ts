import { OpenAPIHono } from '@hono/zod-openapi';
import type { ErrorHandler } from 'hono';
import type { AppContext, Env } from './call.ts';
import type { Dialect, DialectEntry } from './dialect.ts';
import type { Awaitable } from './store/store.ts';

interface LazyDeps {
  /** Makes the sub-app of a dialect. */
  speak(dialect: Dialect): OpenAPIHono<Env>;
  onError: ErrorHandler<Env>;
}

/** Hands a request on to the app of a dialect that is loaded with its first request. */
export function lazily(entry: DialectEntry, deps: LazyDeps) {
  let app: OpenAPIHono<Env> | undefined;
  let loading: Promise<OpenAPIHono<Env>> | undefined;
  const handOn = (to: OpenAPIHono<Env>, c: AppContext) =>
    to.fetch(c.req.raw, { ...c.env, call: c.get('call'), path: c.req.path });
  return function vendor(c: AppContext): Awaitable<Response> {
    if (app) return handOn(app, c);
    loading ??= entry.load().then((dialect) => {
      app = standAlone(dialect, deps);
      return app;
    });
    return loading.then((loaded) => handOn(loaded, c));
  };
}

function pathThatWasFound(_request: Request, options?: { env?: Env['Bindings'] | undefined }): string {
  return options!.env!.path!;
}

function standAlone(dialect: Dialect, { speak, onError }: LazyDeps): OpenAPIHono<Env> {
  // Where the request is was found already, and its call has begun.
  const app = new OpenAPIHono<Env>({ getPath: pathThatWasFound });
  app.onError(onError);
  app.use(function goOn(c, next) {
    c.set('call', c.env.call!);
    return next();
  });
  app.route(dialect.prefix, speak(dialect));
  return app;
}
