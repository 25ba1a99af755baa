import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './call.ts';
import { chain, type Handler, type Step } from './chain.ts';
import type { Spoken } from './speak.ts';

/** A way to what answers: what stands at a path without parameters is found in a map, all else by a router. */
export interface Direct {
  way: Handler;
  /** Takes in what a dialect says below this prefix, and gives back its app. */
  stand(prefix: string, spoken: Spoken): OpenAPIHono<Env>;
}

/** `around` is what each of them passes through, `rest` what takes all that is not found. */
export function createDirect(around: readonly Step[], rest: Handler): Direct {
  // By path and then by method: one key of both would be a text to put together at every call.
  const byPath = new Map<string, Map<string, Handler>>();
  return {
    way: (c) => (byPath.get(c.req.path)?.get(c.req.method) ?? rest)(c),
    stand(prefix, { app, direct }) {
      for (const { method, path, handler } of direct) {
        const byMethod = byPath.get(prefix + path) ?? new Map<string, Handler>();
        byPath.set(prefix + path, byMethod.set(method, chain(around, handler)));
      }
      return app;
    },
  };
}
