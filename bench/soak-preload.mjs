// Stands before the server in `npm run soak`: at SIGUSR2 it writes down what keeps the process busy, and what it holds.
import { renameSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { queryObjects } from 'node:v8';

const file = process.env.SOAK_REPORT;
const timer = setTimeout(() => {}, 0);
clearTimeout(timer);
const classes = { Timeout: timer.constructor, Socket, IncomingMessage, ServerResponse, AbortSignal, ReadableStream };

process.on('SIGUSR2', () => {
  const resources = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  // Collects garbage first, so that the heap after it is what is held.
  const counts = Object.entries(classes).map(([name, one]) => [name, queryObjects(one, { format: 'count' })]);
  const report = { resources, objects: Object.fromEntries(counts), heap: process.memoryUsage().heapUsed };
  writeFileSync(`${file}.new`, JSON.stringify(report));
  renameSync(`${file}.new`, file);
});
