import { setTimeout as sleep } from 'node:timers/promises';
import { adminKey, key } from './requests.mjs';
import { computedPan, isJson, json, native, well } from './soak-calls.mjs';
import { ruledKey } from './soak-server.mjs';

const known = { pan_number: 'ABCDE1234F' };
const ttlMs = 40;
const mostTickets = 5000;
const atATime = 20;

/** A call of the admin's. */
export const admin = (method, path, body) => ({
  ...{ method, path: `/__admin${path}`, headers: { 'X-Admin-Key': adminKey, ...(body && json) } },
  ...(body && { body: JSON.stringify(body) }),
});

const inSession = (session, body = known, shown = key) =>
  native('pan-to-gst', body, { 'X-API-Key': `${shown}~${session}` });

/** Lets a rule stand; resolves with its id, and with what a call meets that it hits. */
async function stand(ask, rule) {
  const { id } = JSON.parse((await ask(admin('POST', '/rules', rule), { status: 201 })).text);
  const code = rule.fault.startsWith('503') ? 108 : rule.fault.slice(0, 3);
  return { id, hit: { outcome: `${code};by=rule;rule=${id}` } };
}

/** Rules that come and go: used up, counted, expired, removed, met at once by many. */
const rules = {
  async 'used up'(ask, n) {
    const session = `used-up-${n}`;
    const { id, hit } = await stand(ask, { fault: '108;times=2', match: { session } });
    for (const expected of [hit, hit, well]) await ask(inSession(session), expected);
    await ask(admin('GET', `/rules/${id}`), { status: 404 });
  },
  async counted(ask, _n, draw) {
    const subject = computedPan(draw);
    const { id, hit } = await stand(ask, { fault: '503;every=2', match: { service: 'pan-details', subject } });
    const request = native('pan-details', { pan_number: subject });
    for (const expected of [well, hit, well, hit]) await ask(request, expected);
    const uses = (text) => (JSON.parse(text).uses === 2 ? undefined : 'uses are not 2');
    await ask(admin('GET', `/rules/${id}`), { status: 200, body: uses });
    await ask(admin('DELETE', `/rules/${id}`), { status: 204 });
    await ask(request, well);
  },
  async expired(ask, n) {
    const session = `expired-${n}`;
    const match = { key: 'ruled', session };
    const { id } = await stand(ask, { fault: '109;p=1', match, ttl_s: ttlMs / 1000 });
    await sleep(ttlMs + 5);
    await ask(inSession(session, known, ruledKey), well);
    await ask(admin('DELETE', `/rules/${id}`), { status: 404 });
  },
  async drawn(ask, n) {
    const session = `drawn-${n}`;
    const { id, hit } = await stand(ask, { fault: '503;p=0.3;seed=7', match: { session, service: 'pan-to-gst' } });
    for (const is of '0010100110') await ask(inSession(session), is === '1' ? hit : well);
    await ask(admin('DELETE', `/rules/${id}`), { status: 204 });
  },
  async 'of a vendor'(ask, n) {
    const session = `vendor-${n}`;
    const { id } = await stand(ask, { fault: '103, drip;ms=10', match: { dialect: 'karza', session } });
    const headers = { ...json, 'x-karza-key': `${key}~${session}` };
    const body = '{"pan":"ABCDE1234F","consent":"Y"}';
    await ask({ path: '/karza/v2/pan', headers, body }, { outcome: '103;by=rule', body: isJson });
    await ask(inSession(session), well);
    await ask(admin('POST', `/reset?session=${session}`), { status: 200 });
    await ask(admin('GET', `/rules/${id}`), { status: 404 });
  },
  async 'at once'(ask, n) {
    const session = `at-once-${n}`;
    await stand(ask, { fault: '104;times=3', match: { session } });
    const all = await Promise.all(Array.from({ length: 9 }, () => ask(inSession(session), {})));
    const hits = all.filter(({ status }) => status === 429).length;
    if (hits !== 3) throw new Error(`${hits} of nine calls at once met a rule, expected 3`);
  },
};

/** Answers that are set, for all and for one session; the first of the two goes through the disk. */
const records = {
  async 'for all'(ask, _n, draw) {
    const subject = computedPan(draw);
    const path = `/records/pan-details/${subject}`;
    const request = native('pan-details', { pan_number: subject });
    await ask(admin('PUT', path, { outcome: 106 }), { status: 201 });
    await ask(request, { status: 409, outcome: '106;by=record' });
    await ask(admin('PUT', path, { fault: 'delay;ms=5, 503' }), { status: 200 });
    await ask(request, { status: 503, outcome: '108;by=record' });
    await ask(admin('DELETE', path), { status: 204 });
    await ask(request, well);
  },
  async 'in a session'(ask, n) {
    const session = `records-${n}`;
    const path = `/records/pan-to-gst/ABCDE1234F?session=${session}`;
    await ask(admin('PUT', path, '27ABCDE1234F1Z5'), { status: 201 });
    await ask(inSession(session), { status: 200, outcome: '101;by=record' });
    await ask(native('pan-to-gst', known), well);
    await ask(admin('GET', path), { status: 200 });
    await ask(admin('POST', '/reset', { session }), { status: 200 });
    await ask(inSession(session), well);
  },
};

async function inTwoSteps(ask, n) {
  const shown = { 'X-API-Key': `${key}~steps-${n}` };
  const first = native('aadhaar/otp', { aadhaar_number: '100261102744', consent: 'Y' }, shown);
  const { ticket } = JSON.parse((await ask(first, well)).text).value;
  const second = (otp) => native('aadhaar/verify', { ticket, otp, consent: 'Y' }, shown);
  await ask(second('000000'), { outcome: '102' });
  await ask(second('111000'), { status: 200 });
  await ask(second('111000'), { outcome: '103' });
}

/** As many tickets as the shelf of calls without a session holds, so that it does not fill while memory is looked at. */
export async function fillTickets(send) {
  const request = native('aadhaar/otp', { aadhaar_number: '100261102744', consent: 'Y' });
  for (let kept = 0; kept < mostTickets; kept += atATime) {
    await Promise.all(Array.from({ length: atATime }, () => send(request)));
  }
}

/** What stands and goes again: rules, answers, tickets, and the sessions that have them. */
export function standingErrands({ draw }) {
  const named = (kind, all) =>
    Object.entries(all).map(([name, run]) => ({
      name: `${kind}: ${name}`,
      share: 2,
      run: (ask, n) => run(ask, n, draw),
    }));
  return [...named('rules', rules), ...named('answers', records), { name: 'two steps', share: 3, run: inTwoSteps }];
}
