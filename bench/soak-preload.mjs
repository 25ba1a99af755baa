// Stands before the server in `npm run soak`: at SIGUSR2 it writes down what keeps the process busy, and what it holds;
// now and then, how much V8 has compiled. At SIGUSR1 V8 compiles as late as it does in production, once it has warmed up.
import { renameSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { getHeapCodeStatistics, queryObjects, setFlagsFromString } from 'node:v8';

const file = process.env.SOAK_REPORT;
const timer = setTimeout(() => {}, 0);
clearTimeout(timer);
const classes = { Timeout: timer.constructor, Socket, IncomingMessage, ServerResponse, AbortSignal, ReadableStream };

process.on('SIGUSR2', () => {
  const resources = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  // Collects garbage first, so that the heap after it is what is held.
  const counts = Object.entries(classes).map(([name, one]) => [name, queryObjects(one, { format: 'count' })]);
  const heap = process.memoryUsage().heapUsed;
  const report = { resources, objects: Object.fromEntries(counts), heap, compiled: compiled() };
  write(file, JSON.stringify(report));
});

process.once('SIGUSR1', () => process.env.SOAK_WARM.split(' ').forEach(setFlagsFromString));

/** To know it V8 walks the heap. */
const codeMs = 20_000;
setInterval(() => {
  write(`${file}.code`, String(compiled()));
}, codeMs).unref();

/** Bytes, those of unoptimized code too. */
function compiled() {
  const { code_and_metadata_size, bytecode_and_metadata_size } = getHeapCodeStatistics();
  return code_and_metadata_size + bytecode_and_metadata_size;
}

/** At once, for whoever reads it meanwhile. */
function write(to, text) {
  writeFileSync(`${to}.new`, text);
  renameSync(`${to}.new`, to);
}
