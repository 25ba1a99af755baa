import { ConfigError } from '../config.ts';

/**
 * Whether OpenTelemetry's own variables ask for traces.
 * @throws ConfigError where they could not be met
 */
export function tracesWanted(env: Record<string, string | undefined>): boolean {
  const asked = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'].find((name) => env[name]);
  const off = env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || env.OTEL_TRACES_EXPORTER === 'none';
  if (asked === undefined || off) return false;
  // What the package cannot read it would pass over, and send elsewhere. A password may stand in it.
  if (!/^https?:$/.test(protocolOf(env[asked]!))) {
    throw new ConfigError(`${asked} is a value that is not shown; allowed: a URL such as http://localhost:4318.`);
  }
  const name = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL'].find((one) => env[one]);
  if (name === undefined || env[name]!.startsWith('http/')) return true;
  throw new ConfigError(`${name} is "${env[name]}"; allowed: http/json, http/protobuf. Traces are sent over HTTP.`);
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
