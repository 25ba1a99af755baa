import { key } from './requests.mjs';
import { isJson, native, well } from './soak-calls.mjs';

const known = { pan_number: 'ABCDE1234F' };
const noJson = (text) => (isJson(text) ? undefined : 'the body is whole');
const codes = [400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 501, 502, 503, 504];

/** Answers that are late or broken; each on a connection of its own where it breaks that. */
const broken = [
  ['reset', { error: 'reset' }],
  ['empty', { error: 'empty' }],
  ['garbage', { error: 'garbage' }],
  ['truncate;at=0.5', { status: 200, error: 'cut' }],
  ['malformed', { status: 200, body: noJson }],
  ['html', { status: 502, outcome: '108;by=BY' }],
  ['503, truncate;at=0.2', { status: 503, error: 'cut' }],
];
const late = [
  ['delay;ms=25', well],
  ['delay;min=5;max=30', well],
  ['delay;median=10;sigma=0.4', well],
  ['drip;ms=60;chunks=6', well],
  ['bandwidth;kbps=64', well],
  ['delay;ms=15, 503;retry-after=2', { status: 503, outcome: '108;by=BY' }],
  ['103, drip;ms=40', { status: 404, outcome: '103;by=BY' }],
  ['none', well],
];
/** By the word of a magic PAN. */
const magic = [
  ['ERROR0001X', { error: 'reset' }],
  ['ERROR0002X', { error: 'empty' }],
  ['ERROR0003X', { error: 'garbage' }],
  ['ERROR0004X', { status: 200, error: 'cut' }],
  ['ERROR0005X', { status: 200, body: noJson }],
  ['ERROR0006X', { status: 502 }],
  ['RESET0000X', { error: 'reset' }],
  ['SLEEP1000X', { status: 200, outcome: '101;by=magic;delay=1000' }],
];

/** A request that asks for a fault, by header or by query, and what comes of it. */
function faulted(draw, fault, { outcome, ...expected }) {
  const by = draw(2) === 0 ? 'header' : 'query';
  const request = native('pan-to-gst', known, by === 'header' ? { 'X-Mock-Fault': fault } : {});
  const path = by === 'query' ? `${request.path}?mock_fault=${encodeURIComponent(fault)}` : request.path;
  const told = outcome === undefined ? {} : { outcome: outcome.replace('BY', by) };
  const alone = expected.error !== undefined;
  return [
    { ...request, path, alone },
    { ...expected, ...told },
  ];
}

function byMagic([pan_number, expected]) {
  return [{ ...native('pan-to-gst', { pan_number }), alone: expected.error !== undefined }, expected];
}

/** Faults of every kind. */
export function faultErrands({ draw }) {
  const one = (list) => list[draw(list.length)];
  const errand = (name, share, drawn) => ({ name, share, run: (ask) => ask(...drawn()) });
  const httpError = (status) => faulted(draw, String(status), { status });
  return [
    { ...errand('faults: HTTP errors', 40, () => httpError(one(codes))), timed: true },
    errand('faults: late', 30, () => faulted(draw, ...one(late))),
    errand('faults: broken', 25, () => faulted(draw, ...one(broken))),
    errand('faults: by magic', 10, () => byMagic(one(magic))),
    errand('faults: never an answer', 1, () => faulted(draw, 'timeout', { error: 'empty' })),
    errand('clients who leave', 10, () => leaving(10 + draw(90), one(unending))),
  ];
}

const unending = ['delay;ms=2500', 'drip;ms=2500', 'timeout'];

/** Before the whole answer has come, on a connection that goes with them. */
function leaving(leaveMs, fault) {
  return [{ ...native('pan-to-gst', known, { 'X-Mock-Fault': fault }), alone: true, leaveMs }, { error: 'left' }];
}

/** Faults that count calls, each errand in a session of its own: which of its calls are hit is known. */
const counted = [
  ['108;times=2', '110'],
  ['104;every=3;after=1', '0001001'],
  ['108;p=0.3;seed=7', '0010100110'],
  ['503;p=0', '00'],
  ['109;p=1;times=1', '10'],
  ['delay;ms=2;every=2, 106;after=2', '0011'],
];

/** What a call that is hit meets. */
function hit(fault) {
  const [, code] = /\b(10\d|503)/.exec(fault);
  return { outcome: `${code === '503' ? 108 : code};by=header` };
}

const asking = (session, fault) =>
  native('pan-to-gst', known, { 'X-API-Key': `${key}~${session}`, 'X-Mock-Fault': fault });

async function atOnce(ask, n) {
  const request = asking(`at-once-${n}`, '103;times=4');
  const all = await Promise.all(Array.from({ length: 12 }, () => ask(request, {})));
  const hits = all.filter(({ status }) => status === 404).length;
  if (hits !== 4) throw new Error(`${hits} of twelve calls at once were hit, expected 4`);
}

export function countErrands({ draw }) {
  async function inTurn(ask, n) {
    const [fault, hits] = counted[draw(counted.length)];
    for (const is of hits) await ask(asking(`counts-${n}`, fault), is === '1' ? hit(fault) : well);
  }
  return [
    { name: 'faults: counted in turn', share: 6, run: inTurn },
    { name: 'faults: counted at once', share: 3, run: atOnce },
  ];
}
