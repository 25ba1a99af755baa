import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './call.ts';
import type { ConfigError } from './config.ts';
import type { Dialect } from './dialect.ts';
import { edgeLog } from './edge-app.ts';
import { oneDoorOut } from './errors.ts';
import { journey } from './journey.ts';
import { Refusal } from './outcomes.ts';

/** In place of the app where a setting is wrong and no start could be ended: the log says why, and in development each answer. */
export function unsetApp(error: ConfigError, native: Dialect, environment = 'development'): OpenAPIHono<Env> {
  edgeLog('error').error('Cannot start', error);
  const app = new OpenAPIHono<Env>();
  const onError = oneDoorOut(native, environment === 'development');
  const refuse = () => {
    throw new Refusal('internal_server_error', { by: 'settings', cause: error, detail: { problem: error.message } });
  };
  app.all('*', journey({ now: Date.now, observers: [], onError }, refuse));
  return app;
}
