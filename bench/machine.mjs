import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

const packages = ['hono', 'zod', 'pino'];

/** Where and how the figures were taken, in lines; asked before the measuring, whose own load must not count. */
export function machine({ rounds, seconds, warmup, spawns }, pinned) {
  const versions = packages.map((name) => `${name} ${installed(name)}`).join(', ');
  const round = rounds === undefined ? `slices of ${seconds} s` : `${rounds} rounds of ${seconds} s`;
  return [
    `Date: ${new Date().toISOString().slice(0, 10)}`,
    `Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, load average ${loadavg()[0].toFixed(2)} before`,
    `Software: Node ${process.versions.node}, ${versions}`,
    `Pinning: ${pinned}`,
    `Load: wrk, 1 thread, 32 connections unless another number is said, ${round}${warmup ? ` after ${warmup} s of warm-up` : ''}`,
    ...(spawns === undefined ? [] : [`Start: ${spawns} spawns of each server`]),
  ];
}

function installed(name) {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}
