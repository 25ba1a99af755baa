import { connect } from 'node:net';
import { key } from './requests.mjs';
import { native } from './soak-calls.mjs';

const known = { pan_number: 'ABCDE1234F' };
const invalid = { status: 400, outcome: '102;by=validation' };
const path = '/pan-to-gst';
const refused = (status, by) => ({ status, outcome: `102;by=${by}` });

/** Requests that are wrong in themselves, and how each is refused. */
const wrong = [
  ...[
    '',
    '{',
    '[]',
    'null',
    '{}',
    '{"pan_number":7}',
    '{"pan_number":"x"}',
    '['.repeat(50_000),
    '{"pan_number":"\\u0000"}',
  ].map((body) => [native('pan-to-gst', body), invalid]),
  [native('pan-to-gst', known, { 'Content-Type': 'text/plain' }), { status: 415, outcome: '102;by=validation' }],
  [native('pan-to-gst', ' '.repeat(100_001)), { status: 413, outcome: '102;by=validation' }],
  [
    native('pan-match', { ...known, name: 'A', date_of_birth: '1985-02-11' }),
    { status: 403, outcome: '105;by=validation' },
  ],
  [native('pan-to-gst', known, { 'X-Mock-Fault': 'dely;ms=1' }), refused(400, 'fault')],
  [native('pan-to-gst', known, { 'X-Mock-Fault': '108;p=2' }), refused(400, 'fault')],
  [native('pan-to-gst', known, { 'X-API-Key': 'wrong-key-of-no-worth' }), refused(401, 'auth')],
  [native('pan-to-gst', known, { 'X-API-Key': '' }), refused(401, 'auth')],
  [native('pan-to-gst', known, { 'X-API-Key': `${key}~no good name` }), refused(400, 'auth')],
  [
    { path: '/karza/v2/pan', headers: { 'x-karza-key': 'wrong-key-of-no-worth' }, body: '{}' },
    { outcome: '102;by=auth' },
  ],
  ...['expired', 'invalid'].map((name) => [asTest(name), refused(401, 'test-key')]),
  [asTest('no-credit'), { status: 402, outcome: '104;by=test-key' }],
  [asTest('blocked-ip'), refused(403, 'test-key')],
  [asTest('throttled'), { status: 429, outcome: '104;by=test-key' }],
  [
    { method: 'PUT', path, headers: { 'X-API-Key': key } },
    { status: 405, outcome: '107;by=route' },
  ],
  [{ path: '/no/such/path' }, { status: 404, outcome: '107;by=route' }],
  [{ path: '/karza/no/such/path' }, { outcome: '107;by=route' }],
  [{ method: 'GET', path: '/__admin/rules', headers: { 'X-API-Key': key } }, { status: 401 }],
  [{ method: 'GET', path: '/metrics' }, { status: 401 }],
];

function asTest(name) {
  return native('pan-to-gst', known, { 'X-API-Key': `test-${name}` });
}

/** What is no HTTP, or breaks off: refused, and its connection closed. */
const nonsense = [
  'no http\r\n\r\n',
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n`,
];

export function wrongErrands({ port, draw }) {
  return [
    {
      ...{ name: 'wrong bodies, keys, paths', share: 80, timed: true },
      run: (ask) => ask(...wrong[draw(wrong.length)]),
    },
    {
      ...{ name: 'what is no HTTP', share: 3 },
      run: (ask) =>
        ask({ path: 'no HTTP', raw: nonsense[draw(nonsense.length)] }, { status: 400 }, (request) =>
          sendRaw(port, request),
        ),
    },
  ];
}

/** Sends bytes as they are; resolves once the server has closed. */
function sendRaw(port, { raw }) {
  const sentAt = performance.now();
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(raw));
    socket.setEncoding('utf8').on('data', (more) => {
      text += more;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const status = Number(text.split(' ')[1] ?? 0);
      resolve({ status, headers: {}, text, ms: performance.now() - sentAt });
    });
  });
}
