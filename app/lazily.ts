import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ErrorHandler } from 'hono';
import type { Env } from './call.ts';
import type { Handler } from './chain.ts';
import { handOnTo, innerApp } from './inner-app.ts';
import { loadedOnce } from './loaded-once.ts';

/** What is loaded with the first request that asks for it. */
export interface Later {
  /** What stands before its paths. */
  prefix: string;
  load(): Promise<OpenAPIHono<Env>>;
  onError: ErrorHandler<Env>;
}

/** Hands a request on to an app that is loaded with the first of them. */
export function lazily(later: Later): Handler {
  let handOn: Handler | undefined;
  const load = loadedOnce(async () => {
    handOn = handOnTo(standAlone(await later.load(), later));
    return handOn;
  });
  return function handOver(c) {
    return handOn ? handOn(c) : load().then((loaded) => loaded(c));
  };
}

function standAlone(loaded: OpenAPIHono<Env>, { prefix, onError }: Later): OpenAPIHono<Env> {
  const app = innerApp(onError);
  app.route(prefix, loaded);
  return app;
}
