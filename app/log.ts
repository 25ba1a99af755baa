import { type Logger, type LoggerOptions, stdSerializers } from 'pino';
import type { Call } from './call.ts';
import { isoTimes } from './iso-time.ts';
import { maskPath } from './mask.ts';
import type { Embed } from './metrics/emf.ts';

/** The log: one line a call, and lines of the house's own life. */
export interface Log {
  access(call: Call, status: number, milliseconds: number): void;
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, error: unknown, fields?: Record<string, unknown>): void;
  /** Formats what is gathered; call it on every way out. */
  flush(): void;
}

/** How pino writes: the level by its name, exceptions whole with their causes, no process id, no host. */
export function logOptions(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: false,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: stdSerializers.errWithCause },
  };
}

type Level = 'debug' | 'info' | 'error';
type Line = Record<string, unknown> & { level: Level };

interface LogDeps {
  batch: boolean;
  /** Epoch milliseconds. */
  now?: () => number;
  /** Called when lines have been written that should go out. */
  handOver?: () => void;
  /** Makes metrics of a call's line. */
  embed?: Embed | undefined;
  /** Takes lines of calls as texts, where they need not pass through pino, whose many small pieces cost twice as much. */
  write?: ((text: string) => void) | undefined;
}

const gathered = 256;
const gatherMs = 50;

/**
 * `batch` gathers the lines of calls and formats them off the request's path, at most 50 ms later:
 * inside a request a line costs about three times as much.
 */
export function createLog(logger: Logger, { batch, now = Date.now, handOver = () => {}, embed, write }: LogDeps): Log {
  const isoTime = isoTimes();
  let waiting: Line[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = [];
    for (const line of lines) put(line);
    handOver();
  }
  function put(line: Line) {
    // An error is pino's, with its stack and its causes.
    if (write && line.err === undefined) write(`${JSON.stringify(line)}\n`);
    else {
      const { level, ...rest } = line;
      logger[level](rest);
    }
  }
  function tell(level: 'info' | 'error', message: string, fields?: Record<string, unknown>) {
    logger[level]({ time: new Date(now()).toISOString(), ...fields }, message);
    handOver();
  }
  return {
    access(call, status, milliseconds) {
      const level = call.error === undefined ? levelOf(call) : 'error';
      if (!logger.isLevelEnabled(level)) return;
      const line = accessLine(level, call, isoTime(call.startedAt + milliseconds), status, milliseconds);
      embed?.(line, call, milliseconds);
      waiting.push(line);
      if (!batch || waiting.length >= gathered) flush();
      else timer ??= setTimeout(flush, gatherMs);
    },
    info: (message, fields) => tell('info', message, fields),
    error: (message, err, fields) => tell('error', message, { ...fields, err }),
    flush,
  };
}

/** Health checks and scrapes come every few seconds and tell nothing; a scrape that was refused does. */
function levelOf({ path, outcome }: Call): 'debug' | 'info' {
  const quiet = path === '/health' || path === '/readyz' || (path === '/metrics' && outcome === 0);
  return quiet ? 'debug' : 'info';
}

/** All its members at once: what is undefined is not written. */
function accessLine(level: Level, call: Call, time: string, status: number, milliseconds: number): Line {
  const { phrase, service, subject } = call;
  const line: Line = {
    level,
    time,
    id: call.id,
    method: call.method,
    path: phrase ? call.path : maskPath(call.path),
    service: service?.name,
    subject: subject?.field.mask(subject.id),
    outcome: call.outcome || undefined,
    status,
    ms: Math.round(milliseconds * 100) / 100,
    key: call.key,
    session: call.session || undefined,
    by: call.by || undefined,
    fault: call.fault,
    rule: call.rule,
    traceparent: call.traceparent,
  };
  // pino's build for browsers would look into what is undefined.
  if (call.error !== undefined) line.err = call.error;
  return line;
}
