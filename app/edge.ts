import type { Context } from 'hono';
import { env, getRuntimeKey } from 'hono/adapter';
import { pages } from '../routes/pages.ts';
import { nativeDialect as native, vendors } from '../routes/vendors.ts';
import { ConfigError } from './config.ts';
import { edgeApp, edgeLog } from './edge-app.ts';
import { type Address, readEdgeConfig, refuseElsewhere, type Settings } from './edge-settings.ts';
import { unsetApp } from './edge-unset.ts';

const rooms = { native, vendors, pages };
const runtime = getRuntimeKey();
/** Bun and Deno listen by themselves and keep settings in the environment: there a wrong one ends the start. */
const listens = runtime === 'bun' || runtime === 'deno';

let app: ReturnType<typeof edgeApp> | undefined;

/** The app for runtimes of the Web standard. */
export default {
  /** Workers hand settings over with each request, and let nothing begin before the first. */
  fetch(request: Request, bindings: Settings = {}): Response | Promise<Response> {
    app ??= openOrExplain(bindings);
    return app.fetch(request);
  },
  ...(listens && begin(env<Settings>({} as Context))),
};

/** Opens at once. Bun reads where to listen; Deno tells where it does. */
function begin(settings: Settings) {
  const config = readEdgeConfig(settings, { listens });
  app = edgeApp(config, rooms);
  return {
    port: config.PORT,
    hostname: config.HOST,
    // Bun would cut a call that a fault holds for longer than ten seconds.
    idleTimeout: 0,
    onListen(at: Address) {
      refuseElsewhere(at, settings);
      const told = { host: at.hostname, port: at.port, environment: config.ENVIRONMENT };
      edgeLog(config.LOG_LEVEL).info('listening', told);
    },
  };
}

function openOrExplain(settings: Settings) {
  try {
    return edgeApp(readEdgeConfig(settings, { listens }), rooms);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return unsetApp(error, native, settings.ENVIRONMENT);
  }
}
