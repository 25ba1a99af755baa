import { type Config, ConfigError, readConfig } from './config.ts';
import { tracesWanted } from './metrics/traces-wanted.ts';

export type Settings = Record<string, string | undefined>;

/** Settings that want what only a process on Node has, and why each cannot be met elsewhere. */
export const nodeOnly: ReadonlyMap<string, string> = new Map([
  ['DATA_DIR', 'no directory is read here'],
  ['RULES', 'no file is read here; post the rules to /__admin/rules'],
  ['REDIS_URL', 'nothing is shared here, each process and each isolate remembers by itself'],
  ['DIALECT_PORTS', 'there is one address only; DIALECT_HOSTS tells dialects apart by host'],
]);

/** Settings of whoever listens, where that is not Namuna. */
const listeners: ReadonlyMap<string, string> = new Map([
  ['PORT', 'the platform listens'],
  ['HOST', 'the platform listens'],
]);

/** Reads the settings of a runtime that is not Node; @throws ConfigError where one of them could only be ignored */
export function readEdgeConfig(settings: Settings, { listens }: { listens: boolean }): Config {
  for (const [name, why] of [...nodeOnly, ...(listens ? [] : listeners)]) {
    if (settings[name]) throw unmet(name, why);
  }
  const config = readConfig(settings);
  if (config.METRICS.includes('prometheus')) throw unmet('METRICS=prometheus', 'METRICS=emf, in the log, can be');
  if (tracesWanted(settings)) throw unmet('OpenTelemetry', 'no traces are sent from here');
  return config;
}

function unmet(name: string, why: string): ConfigError {
  return new ConfigError(`${name} cannot be met on this runtime: ${why}. Unset it, or run on Node.`);
}

export interface Address {
  hostname: string;
  port: number;
}

/** Deno takes its address from its command line; @throws ConfigError where the settings name another */
export function refuseElsewhere({ hostname, port }: Address, { HOST, PORT }: Settings): void {
  const other = (PORT && PORT !== '0' && PORT !== String(port)) || (HOST && HOST !== hostname);
  if (!other) return;
  const wanted = [HOST && `--host ${HOST}`, PORT && `--port ${PORT}`].filter(Boolean).join(' ');
  throw new ConfigError(
    `Deno listens on ${hostname}:${port}, and HOST or PORT says otherwise; allowed: deno serve ${wanted}`,
  );
}
