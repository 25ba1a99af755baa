import type { Call } from '../call.ts';
import { type Config, ConfigError } from '../config.ts';

/** What CloudWatch draws from a line; the names are members of the line itself. */
const directives = [
  {
    Namespace: 'Namuna',
    Dimensions: [
      ['dialect', 'service'],
      ['dialect', 'service', 'outcome'],
    ],
    Metrics: [
      { Name: 'Calls', Unit: 'Count' },
      { Name: 'LatencyMs', Unit: 'Milliseconds' },
      { Name: 'Faults', Unit: 'Count' },
    ],
  },
];

/** Makes a call's line of the log metrics, too, in CloudWatch's embedded metric format. */
export type Embed = (line: Record<string, unknown>, call: Call, milliseconds: number) => void;

/**
 * Absent where it is not wanted.
 * @throws ConfigError where the lines would not be written
 */
export function embedding({ METRICS, LOG_LEVEL }: Pick<Config, 'METRICS' | 'LOG_LEVEL'>): Embed | undefined {
  if (!METRICS.includes('emf')) return undefined;
  if (LOG_LEVEL === 'info' || LOG_LEVEL === 'debug') return embed;
  throw new ConfigError(
    `METRICS is "${METRICS}" and LOG_LEVEL is "${LOG_LEVEL}"; emf stands in the lines of calls; allowed: info, debug.`,
  );
}

function embed(line: Record<string, unknown>, { service, dialect, outcome, startedAt, fault }: Call, ms: number): void {
  if (!service || !dialect) return;
  Object.assign(line, {
    dialect: dialect.name,
    // A dimension must be a text.
    outcome: String(outcome),
    Calls: 1,
    LatencyMs: line.ms,
    Faults: fault === undefined ? 0 : fault.split(', ').filter((one) => one !== 'none').length,
    _aws: { Timestamp: Math.floor(startedAt + ms), CloudWatchMetrics: directives },
  });
}
