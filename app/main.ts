import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { fieldsByKind } from '../routes/fields/by-kind.ts';
import { pages } from '../routes/pages.ts';
import { services } from '../routes/services.ts';
import { nativeDialect as native, vendors } from '../routes/vendors.ts';
import { createApp } from './app.ts';
import { banner } from './banner.ts';
import { chunked } from './chunks.ts';
import { createClock } from './clock.ts';
import { ConfigError, readConfig } from './config.ts';
import { crowd } from './crowd.ts';
import { DataError } from './data-dir/wrong.ts';
import { holdTick } from './hold-tick.ts';
import { type House, openHouse } from './house.ts';
import { loadedOnce } from './loaded-once.ts';
import { prefixOf } from './locate.ts';
import { createLog, logOptions } from './log.ts';
import { embedding } from './metrics/emf.ts';
import type { Traces } from './metrics/traces.ts';
import { tracesWanted } from './metrics/traces-wanted.ts';
import { type NodeServer, nodeServer } from './node-server.ts';
import { outlet } from './outlet.ts';
import { readableLine } from './readable-line.ts';
import { refuseOutside } from './refuse-outside.ts';
import { createSleep } from './sleep.ts';

/** Longest time that answers in flight are given when the process is told to end; Docker kills after ten seconds. */
const graceMs = 8000;
/** Of which the last spans get so many. */
const flushMs = 2000;

const { config, embed, traced } = readSettings();
const terminal = process.stdout.isTTY === true && config.ENVIRONMENT === 'development';
const destination = outlet(1, { atOnce: terminal, lost: (lines) => log.info('log lines were lost', { lines }) });
const lines = chunked(terminal ? { write: (line) => destination.write(readableLine(line)) } : destination);
const now = createClock({ set: (ms) => log.info('the clock was set', { ms }) });
const { handOver, write } = lines;
const log = createLog(pino(logOptions(config.LOG_LEVEL), lines), { batch: !terminal, now, handOver, embed, write });
const closing = new AbortController();
let ending = false;

process.on('uncaughtException', (error) => exit(1, 'Uncaught exception', error));
holdTick();
start().catch(explain);

async function start(): Promise<void> {
  const house = await openHouse(config, { services, dialects: [...vendors, native], fields: fieldsByKind, log, now });
  const traces = traced ? (await import('./metrics/traces.ts')).openTraces(log) : undefined;
  const { fetch } = app(house, traces);
  const refuse = refuseOutside({ config, native, log, now });
  const bounds = crowd(log, 1 + config.DIALECT_PORTS.size);
  const own = [...config.DIALECT_PORTS].map(([port, name]) => {
    const prefix = prefixOf(vendors, name);
    const server = nodeServer((request, env) => fetch(request, { ...env, prefix }), refuse, bounds);
    return { port: Number(port), server };
  });
  const all = [{ port: config.PORT, server: nodeServer(fetch, refuse, bounds) }, ...own];
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => close(signal, all, house, traces));
  const [port] = await Promise.all(all.map(listen));
  if (process.stdout.isTTY) process.stdout.write(banner(config, port!));
  else log.info('listening', { host: config.HOST, port, environment: config.ENVIRONMENT });
}

type Listener = { port: number; server: NodeServer };

async function listen({ port, server }: Listener): Promise<number> {
  try {
    return await server.listen(port, config.HOST);
  } catch (error) {
    return exit(1, `Cannot listen on HOST ${config.HOST}, PORT ${port}`, error);
  }
}

function app({ close: _close, ...house }: House, traces?: Traces) {
  const folder = fileURLToPath(new URL('assets', import.meta.url));
  const load = loadedOnce(async () => (await import('./assets.ts')).assets(folder));
  return createApp({
    ...{ config, native, vendors, ...house, now },
    // The log tells the trace, so that comes first.
    observers: traces ? [traces.observe, log.access] : [log.access],
    pages: pages(async (c, next) => (await load())(c, next)),
    random: Math.random,
    sleep: createSleep(closing.signal),
    unready: () => (closing.signal.aborted ? 'closing' : undefined),
  });
}

async function close(signal: string, all: Listener[], house: House, traces?: Traces): Promise<void> {
  // At a terminal npm passes Ctrl-C on, so that it comes twice.
  if (ending) return;
  ending = true;
  await Promise.all(all.map(({ server }) => server.admit()));
  log.info('closing', { signal });
  closing.abort();
  await Promise.all(all.map(({ server }) => server.drain(traces ? graceMs - flushMs : graceMs)));
  await Promise.all([house.close(), traces?.close(flushMs)]);
  exit(0);
}

function exit(code: number, message?: string, error?: unknown): never {
  if (message !== undefined) log.error(message, error);
  log.flush();
  destination.flushSync();
  process.exit(code);
}

function readSettings() {
  try {
    const config = readConfig(process.env);
    return { config, embed: embedding(config), traced: tracesWanted(process.env) };
  } catch (error) {
    return explain(error);
  }
}

/** What is set or written wrong ends the start in one line. */
function explain(error: unknown): never {
  if (!(error instanceof ConfigError || error instanceof DataError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
