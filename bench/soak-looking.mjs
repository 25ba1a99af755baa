import { adminKey, key } from './requests.mjs';
import { isJson, native, well } from './soak-calls.mjs';
import { admin } from './soak-standing.mjs';
import { openStream } from './soak-stream.mjs';

const known = { pan_number: 'ABCDE1234F' };
const patienceMs = 5000;
const views = ['/', '/console/break', '/console/live', '/console/world', '/console/setup'];
const pages = ['/health', '/readyz', '/docs', '/openapi.json', '/setu/openapi.json', '/eko/docs'];

/** Signs in to the console; resolves with the cookie. */
export async function signIn(send) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const { status, headers: told } = await send({ path: '/console/sign-in', headers, body: `key=${adminKey}` });
  if (status !== 303) throw new Error(`The console answered ${status} to its key.`);
  return told['set-cookie'][0].split(';')[0];
}

const journal = {
  async pages(ask) {
    const first = await ask(admin('GET', '/requests?limit=20'), { status: 200, body: isJson });
    const { requests, next } = JSON.parse(first.text);
    if (next !== undefined) await ask(admin('GET', `/requests?limit=20&next=${next}`), { status: 200, body: isJson });
    // The journal is short beside what comes, so that it may be gone.
    if (requests.length > 0) await ask(admin('GET', `/request/${requests[0].id}`), { status: [200, 404] });
    await ask(admin('GET', '/requests/count?code=108&dialect=karza'), { status: 200, body: isJson });
  },
  async waits(ask, n) {
    const session = `waits-${n}`;
    const waiting = ask(admin('GET', `/requests/wait?session=${session}&timeout_s=5`), { status: 200 });
    await ask(native('pan-to-gst', known, { 'X-API-Key': `${key}~${session}` }), well);
    await waiting;
    await ask(admin('GET', `/requests/wait?session=none-${n}&timeout_s=0.02`), { status: 408 });
    await ask(admin('DELETE', `/requests?session=${session}`), { status: 200 });
  },
};

/** A stream of one session's calls: every one of them is told, in order. */
async function follow(ask, n, port) {
  const session = `follows-${n}`;
  const seen = [];
  let enough = () => {};
  const path = `/__admin/requests/events?session=${session}`;
  const stream = openStream({ port, path, headers: { 'X-Admin-Key': adminKey } }, ({ name, id }) => {
    seen.push([name, id]);
    if (seen.length === 3) enough();
  });
  await stream.opened;
  const all = new Promise((resolve) => {
    enough = resolve;
  });
  for (let i = 0; i < 3; i++) await ask(native('pan-to-gst', known, { 'X-API-Key': `${key}~${session}` }), well);
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([all, late]);
  clearTimeout(timer);
  stream.close();
  const right =
    seen.length === 3 && seen.every(([name, id], i) => name === 'request' && (i === 0 || id > seen[i - 1][1]));
  if (!right) throw new Error(`a stream told ${JSON.stringify(seen)}, expected three calls`);
}

/** Those who look on: the journal, the console's pages with what they load, documents, health. */
export function lookingErrands({ port, draw, cookie }) {
  const one = (list) => list[draw(list.length)];
  return [
    ...Object.entries(journal).map(([name, run]) => ({ name: `journal: ${name}`, share: 2, run })),
    { name: 'journal: a stream', share: 2, run: (ask, n) => follow(ask, n, port) },
    {
      ...{ name: 'console', share: 1 },
      async run(ask) {
        const headers = { cookie };
        const { text } = await ask({ method: 'GET', path: one(views), headers }, { status: 200 });
        const assets = [...text.matchAll(/"(\/console\/assets\/[^"]+)"/g)].map(([, path]) => path);
        for (const path of new Set(assets)) await ask({ method: 'GET', path, headers }, { status: 200 });
      },
    },
    { name: 'documents, health', share: 3, run: (ask) => ask({ method: 'GET', path: one(pages) }, { status: 200 }) },
  ];
}
