import { OpenAPIHono } from '@hono/zod-openapi';
import type { ErrorHandler } from 'hono';
import type { Env } from './call.ts';
import type { Handler } from './chain.ts';
import { loadedOnce } from './loaded-once.ts';

/** An app, and what of it answers without being looked up by a router: by method and path below the prefix. */
export interface Loaded {
  app: OpenAPIHono<Env>;
  direct?: ReadonlyMap<string, Handler>;
}

/** What is loaded with the first request that asks for it. */
export interface Later {
  /** What stands before its paths. */
  prefix: string;
  load(): Promise<Loaded>;
  onError: ErrorHandler<Env>;
}

/** Hands a request on to an app that is loaded with the first of them. */
export function lazily(later: Later): Handler {
  let handOn: Handler | undefined;
  const load = loadedOnce(async () => {
    handOn = toHandler(await later.load(), later);
    return handOn;
  });
  return function handOver(c) {
    return handOn ? handOn(c) : load().then((loaded) => loaded(c));
  };
}

function toHandler({ app, direct }: Loaded, later: Later): Handler {
  const whole = standAlone(app, later);
  const start = later.prefix.length;
  return function handOn(c) {
    const handler = direct?.get(`${c.req.method} ${c.req.path.slice(start)}`);
    return handler ? handler(c) : whole.fetch(c.req.raw, { ...c.env, call: c.get('call'), path: c.req.path });
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
