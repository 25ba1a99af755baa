// Measures 1, 2 and 4 replicas on one Redis behind nginx: `npm run bench:replicas -- [--seconds 5] [--rounds 3]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptInstall } from './apt.mjs';
import { endChild, startChild } from './child.mjs';
import { command } from './command.mjs';
import { onPath } from './on-path.mjs';
import { readValues } from './options.mjs';
import { freePort } from './port.mjs';
import { scenarios } from './scenarios.mjs';
import { createSeries } from './series.mjs';
import { servers } from './servers.mjs';
import { wrk } from './wrk.mjs';
import { wrongAnswer } from './wrong-answer.mjs';

const counts = [1, 2, 4];
const scenario = scenarios.find(({ name }) => name === 'redis');

function config(port, ports, folder) {
  return `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr error;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream namuna { ${ports.map((one) => `server 127.0.0.1:${one};`).join(' ')} keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://namuna; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; }
  }
}
`;
}

async function good(port) {
  for (let i = 0; i < 500; i++) {
    if ((await wrongAnswer(port, scenario)) === undefined) return;
    await sleep(10);
  }
  throw new Error(`Port ${port}: ${await wrongAnswer(port, scenario)}`);
}

async function startReplica(built) {
  const port = await freePort();
  const { argv, env } = await servers.get(scenario.server)({ port, built });
  const child = startChild(argv, { env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' });
  await good(port);
  return { port, child };
}

async function measure(count, { seconds, warmup }, scratch) {
  const replicas = await Promise.all(Array.from({ length: count }, () => startReplica(scratch)));
  const port = await freePort();
  const folder = join(scratch, `nginx-${count}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'nginx.conf'),
    config(
      port,
      replicas.map((one) => one.port),
      folder,
    ),
  );
  const nginx = startChild(['nginx', '-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 2],
  });
  await good(port);
  await wrk({ port, seconds: warmup, request: scenario.request });
  const result = await wrk({ port, seconds, request: scenario.request });
  for (const child of [nginx, ...replicas.map((one) => one.child)]) await endChild(child);
  if (result.e_status + result.e_socket > 0)
    throw new Error(`${result.e_status} wrong statuses, ${result.e_socket} socket errors.`);
  return { requestsPerSecond: (result.requests / result.microseconds) * 1e6, p99: result.p99 / 1e3 };
}

const readOptions = () => readValues({ seconds: '5', warmup: '2', rounds: '3' });

await command(readOptions, async (options, scratch) => {
  if (!onPath('nginx')) aptInstall('nginx');
  if (!onPath('nginx')) throw new Error('nginx is not on PATH. Install it: `apt-get install nginx`.');
  const series = createSeries('1');
  for (let round = 0; round < options.rounds; round++) {
    for (const count of counts) series.add(String(count), await measure(count, options, scratch));
  }
  console.log(`nginx, the replicas, Redis and wrk share ${availableParallelism()} cores.\n`);
  console.log('| replicas | requests/s | of one | p99 ms |\n|---|---|---|---|');
  for (const name of series.names()) {
    const [rate, share, p99] = [
      series.summary(name, 'requestsPerSecond'),
      series.ratio(name, 'requestsPerSecond'),
      series.summary(name, 'p99'),
    ];
    console.log(`| ${name} | ${rate.median.toFixed(0)} | ${share.median.toFixed(2)} | ${p99.median.toFixed(1)} |`);
  }
});
