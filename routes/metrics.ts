import { OpenAPIHono } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import type { Page } from '../app/app.ts';
import type { AppContext, Env } from '../app/call.ts';
import { chain } from '../app/chain.ts';
import { authorizationKey } from '../app/credential.ts';
import { headerKey } from '../app/dialect.ts';
import { keyAuth } from '../app/key-auth.ts';
import type { Metrics, MetricsFormat } from '../app/metrics/metrics.ts';
import { refuseMethod } from '../app/no-such-path.ts';
import { Refusal } from '../app/outcomes.ts';

const path = '/metrics';
const formats: MetricsFormat[] = ['text/plain', 'application/openmetrics-text'];

/** The series for Prometheus, where they are switched on; where there is an admin key, for who shows it. */
export const metrics: Page = ({ config, metrics, store }) => {
  const app = new OpenAPIHono<Env>();
  if (!config.METRICS.includes('prometheus')) return app;
  const ways = [authorizationKey('Bearer'), headerKey('X-Admin-Key')];
  const door = config.ADMIN_KEY ? [keyAuth(ways, [config.ADMIN_KEY], store.sessions)] : [];
  app.get(path, chain(door, metrics ? scrape(metrics) : nodeOnly));
  app.all(path, chain(door, refuseMethod(['GET'])));
  return app;
};

function scrape(metrics: Metrics) {
  return async function scrape(c: AppContext): Promise<Response> {
    const format = accepts(c, { header: 'Accept', supports: formats, default: 'text/plain' });
    const { type, text } = await metrics.expose(format as MetricsFormat);
    return c.body(text, 200, { 'Content-Type': type });
  };
}

function nodeOnly(): never {
  const message = 'METRICS=prometheus is served on Node only. METRICS=emf, in the log, is there on every runtime.';
  throw new Refusal('not_supported', { by: 'route', message });
}
