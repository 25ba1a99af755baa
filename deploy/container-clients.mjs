// The clients that deploy/verify-container.sh sends: `load PORT` for ten seconds, `drain PORT COMMAND` while COMMAND ends the server.
import { execFileSync } from 'node:child_process';
import { Agent, request } from 'node:http';

const [what, port, ...command] = process.argv.slice(2);
const { KEY, SECONDS = '10' } = process.env;
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const small = JSON.stringify({ pan_number: 'ABCDE1234F' });
const large = JSON.stringify({ pan_number: 'ABCDE1234F', padding: 'x'.repeat(80_000) });
const clients = 300;
const held = 20;

console.log(await { load, drain }[what]());
process.exit();

/** Three hundred clients, each twentieth body of 80 kB. */
async function load() {
  const until = performance.now() + Number(SECONDS) * 1000;
  const statuses = [];
  let sent = 0;
  const one = async () => {
    while (performance.now() < until) statuses.push(await ask(sent++ % 20 === 0 ? large : small));
  };
  await Promise.all(Array.from({ length: clients }, one));
  return verdict(statuses, `of ${clients} clients, ${Math.round(statuses.length / Number(SECONDS))} a second`);
}

/** Calls that are being answered when the server is told to end. */
async function drain() {
  const calls = Array.from({ length: held }, () => ask(small, { 'X-Mock-Fault': 'delay;ms=1500' }));
  // Its answer tells that those before it have been taken up.
  await ask(small);
  execFileSync(command[0], command.slice(1), { stdio: 'ignore' });
  return verdict(await Promise.all(calls), 'in flight');
}

function verdict(statuses, words) {
  const wrong = statuses.filter((status) => status !== 200);
  const kinds = [...new Set(wrong)].join(', ');
  return `${wrong.length === 0 ? 'ok' : 'FAIL'} ${statuses.length} calls ${words}${kinds && `, ${wrong.length} of them ${kinds}`}`;
}

/** The status, or why there is none. */
function ask(body, more) {
  const headers = { 'X-API-Key': KEY, 'Content-Type': 'application/json', 'Content-Length': body.length, ...more };
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/pan-to-gst', method: 'POST', headers, agent };
    request(options, (response) => {
      response.resume().on('close', () => resolve(response.complete ? response.statusCode : 'cut short'));
    })
      .on('error', (error) => resolve(error.code))
      .end(body);
  });
}
