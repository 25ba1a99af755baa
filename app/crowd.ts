import { readFileSync } from 'node:fs';
import type { Log } from './log.ts';
import type { Bounds } from './node-server.ts';

/** Files that are kept for ourselves: data, the store, parts that are loaded late. */
const own = 64;
const againMs = 60_000;

type Told = Required<Pick<Bounds, 'maxConnections' | 'dropped'>>;

/** Bounds the connections of each of so many servers, so that what they take leaves files for ourselves; told in the log. */
export function crowd(log: Pick<Log, 'info'>, servers: number, files = mostFiles()): Told {
  const maxConnections = Math.floor(Math.max(files - own, files / 2) / servers);
  let told = Number.NEGATIVE_INFINITY;
  return {
    maxConnections,
    dropped() {
      const time = performance.now();
      if (time - told < againMs) return;
      told = time;
      log.info('connections are cut, as many are open as there may be', { most: maxConnections });
    },
  };
}

/** How many files the process may have open, a connection being one; without bounds where the system does not tell. */
function mostFiles(): number {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return Number(soft ?? Number.POSITIVE_INFINITY);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
