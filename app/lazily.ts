import { OpenAPIHono } from '@hono/zod-openapi';
import type { ErrorHandler } from 'hono';
import type { AppContext, Env } from './call.ts';
import type { Awaitable } from './store/store.ts';

/** What is loaded with the first request that asks for it. */
export interface Later {
  /** What stands before its paths. */
  prefix: string;
  load(): Promise<OpenAPIHono<Env>>;
  onError: ErrorHandler<Env>;
}

/** Hands a request on to an app that is loaded with the first of them. */
export function lazily(later: Later) {
  let app: OpenAPIHono<Env> | undefined;
  let loading: Promise<OpenAPIHono<Env>> | undefined;
  const handOn = (to: OpenAPIHono<Env>, c: AppContext) =>
    to.fetch(c.req.raw, { ...c.env, call: c.get('call'), path: c.req.path });
  return function handOver(c: AppContext): Awaitable<Response> {
    if (app) return handOn(app, c);
    loading ??= later.load().then((loaded) => {
      app = standAlone(loaded, later);
      return app;
    });
    return loading.then((loaded) => handOn(loaded, c));
  };
}

function pathThatWasFound(_request: Request, options?: { env?: Env['Bindings'] | undefined }): string {
  return options!.env!.path!;
}

function standAlone(loaded: OpenAPIHono<Env>, { prefix, onError }: Later): OpenAPIHono<Env> {
  // Where the request is was found already, and its call has begun.
  const app = new OpenAPIHono<Env>({ getPath: pathThatWasFound });
  app.onError(onError);
  app.use(function goOn(c, next) {
    c.set('call', c.env.call!);
    return next();
  });
  app.route(prefix, loaded);
  return app;
}
