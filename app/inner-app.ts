import { OpenAPIHono } from '@hono/zod-openapi';
import type { ErrorHandler } from 'hono';
import type { Env } from './call.ts';
import type { Handler } from './chain.ts';

/** An app that is handed requests whose path was found already, and whose call has begun. */
export function innerApp(onError: ErrorHandler<Env>): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({ getPath: pathThatWasFound });
  app.onError(onError);
  app.use(function goOn(c, next) {
    c.set('call', c.env.call!);
    return next();
  });
  return app;
}

/** Hands calls on to such an app. */
export function handOnTo(app: OpenAPIHono<Env>): Handler {
  return (c) => app.fetch(c.req.raw, { ...c.env, call: c.get('call'), path: c.req.path });
}

function pathThatWasFound(_request: Request, options?: { env?: Env['Bindings'] | undefined }): string {
  return options!.env!.path!;
}
