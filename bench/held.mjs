// `node bench/held.mjs`: what ten thousand held calls cost: memory, and the time that other calls take meanwhile.
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { endChild, startChild } from './child.mjs';
import { pinning, pinServer } from './pinning.mjs';
import { freePort } from './port.mjs';
import { key } from './requests.mjs';
import { createScratch } from './scratch.mjs';
import { residentMb } from './usage.mjs';

const wanted = 10_000;
const aims = { mb: 100, ratio: 2 };
/** Other calls, whose times are taken: so many, on so many connections, and how often; the median counts. */
const calls = 20_000;
const connections = 8;
const rounds = 3;
/** Connections that are opened at a time, fewer than a listener's queue holds. */
const batch = 250;
/** Files that a process has open besides the held calls' connections. */
const otherFiles = 500;

const path = '/pan-to-gst';
const body = '{"pan_number":"ABCDE1234F"}';
const headers = { 'Content-Type': 'application/json', 'X-API-Key': key };
const faults = { 'X-Mock-Fault': 'delay;ms=300000' };

/** The least that holds a call: what Node itself takes for each. */
const bare = `
import { createServer } from 'node:http';
createServer((request, response) => {
  request.resume().on('end', () => {
    if (request.headers['x-mock-fault'] === undefined) response.end('{}');
    else setTimeout(() => response.end('{}'), 300_000);
  });
}).listen(process.env.PORT, '127.0.0.1');`;

const servers = {
  bare: () => ['--input-type=module', '-e', bare],
  us: (scratch) => [join(scratch, 'dist/main.cjs')],
};

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => process.exit(code));
}

try {
  console.log(pinning());
  const count = heldCount();
  const scratch = createScratch();
  build(scratch);
  print(['server', 'held', 'MB more', 'bytes a call', 'p99 before, ms', 'p99 during, ms', 'ratio']);
  for (const name of Object.keys(servers)) {
    const { mb, before, during } = await measure(servers[name](scratch), count);
    const ratio = during / before;
    const bytes = Math.round((mb * 1_048_576) / count);
    print([name, count, mb.toFixed(1), bytes, before.toFixed(3), during.toFixed(3), ratio.toFixed(2)]);
    if (name === 'us') verdicts(mb, ratio);
  }
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(1);
}

function print(cells) {
  console.log(cells.map((cell) => String(cell).padStart(15)).join(''));
}

function verdicts(mb, ratio) {
  const met = (value, aim) => `at most ${aim}: ${value <= aim ? 'met' : 'missed'}`;
  console.log(`MB more, ${met(mb, aims.mb)}; ratio, ${met(ratio, aims.ratio)}`);
}

/** As many as this process may have connections; a server that it starts has the same bounds. */
function heldCount() {
  const { soft } = process.report.getReport().userLimits.open_files;
  if (soft === 'unlimited' || soft - otherFiles >= wanted) return wanted;
  console.log(`${soft - otherFiles} calls instead of ${wanted}: this process may open no more than ${soft} files.`);
  return soft - otherFiles;
}

async function measure(args, count) {
  const port = await freePort();
  const settings = { PORT: port, HOST: '127.0.0.1', ENVIRONMENT: 'production', API_KEYS: key, MAX_HELD: 20_000 };
  const child = startChild(pinServer([process.execPath, ...args]), {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(port);
  await median99(port);
  const before = await median99(port);
  const mbBefore = residentMb(child.pid);
  const held = await hold(port, count);
  const mb = residentMb(child.pid) - mbBefore;
  const during = await median99(port);
  if (held.answered() > 0) throw new Error(`${held.answered()} calls were not held.`);
  for (const socket of held.sockets) socket.destroy();
  await endChild(child);
  return { mb, before, during };
}

async function median99(port) {
  const figures = [];
  for (let i = 0; i < rounds; i++) figures.push(await p99(port));
  return figures.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

/** In milliseconds. */
async function p99(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  const one = async () => {
    while (times.length < calls) {
      const start = performance.now();
      const status = await call(port, agent);
      times.push(performance.now() - start);
      if (status !== 200) throw new Error(`A call was answered ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)];
}

function call(port, agent) {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    request.once('error', reject).end(body);
  });
}

async function ready(port) {
  for (let i = 0; i < 2000; i++) {
    const status = await call(port).catch(() => undefined);
    if (status === 200) return;
    await sleep(5);
  }
  throw new Error('The server does not answer.');
}

/** Calls that wait, each on a connection of its own; tells how many have been answered all the same. */
async function hold(port, count) {
  const all = { Host: 'localhost', 'Content-Length': body.length, ...headers, ...faults };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
  const sockets = [];
  let answered = 0;
  while (sockets.length < count) {
    const opened = Array.from({ length: Math.min(batch, count - sockets.length) }, () => connect(port, '127.0.0.1'));
    for (const socket of opened) {
      socket.write(request);
      socket.on('data', () => answered++);
    }
    sockets.push(...opened);
    await Promise.all(opened.map((socket) => once(socket, 'connect')));
    // A connection that is newer has its answer when these have been accepted.
    await call(port);
  }
  await sleep(500);
  return { sockets, answered: () => answered };
}
