import type { Config } from './config.ts';
import { plainSecret } from './secrets.ts';

/** What a person at a terminal needs to know first. */
export function banner(config: Config, port: number): string {
  const host = config.HOST === '0.0.0.0' || config.HOST === '::' ? 'localhost' : config.HOST;
  const url = `http://${host}:${port}`;
  const [key] = config.API_KEYS;
  const known = config.ENVIRONMENT === 'development' ? plainSecret(key!) : undefined;
  const shown = known ?? `your key "${key!.name}"`;
  const console = config.ADMIN_KEY || config.ENVIRONMENT === 'development' ? `  Console  ${url}/\n` : '';
  return `
  Namuna ${config.ENVIRONMENT === 'development' ? '(development)' : '(production)'}
  API      ${url}   with X-API-Key: ${shown}
${console}  Swagger  ${url}/docs
  Health   ${url}/health

  curl -s ${url}/pan-to-gst -H 'X-API-Key: ${shown}' -H 'Content-Type: application/json' -d '{"pan_number":"ABCDE1234F"}'

`;
}
