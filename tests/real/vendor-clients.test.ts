import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Server, startServer } from '../support/server.ts';

const run = promisify(execFile);
const { python3 } = inject('parts');
const clients = fileURLToPath(new URL('../support/clients', import.meta.url));
const key = 'the-key-of-this-test';
const adminKey = 'the-admin-of-this-test';
let server: Server;

// In production, where the server holds no answer against its schema: only the client does.
beforeAll(async () => {
  const env = { ENVIRONMENT: 'production', API_KEYS: key, ADMIN_KEY: adminKey };
  server = await startServer({ env });
  const headers = { 'X-Admin-Key': adminKey, 'Content-Type': 'application/json' };
  for (const fault of ['503', '504']) {
    const body = JSON.stringify({ fault, match: { session: `meets-${fault}` } });
    const { status } = await fetch(`${server.url}/__admin/rules`, { method: 'POST', headers, body });
    expect(status).toBe(201);
  }
});
afterAll(async () => {
  const { code } = await server.stop();
  expect([code, server.stderr()]).toEqual([0, '']);
});

/** Each case: what is asked about, and with which key. */
const cases: [string, 'well' | 'missing' | 'wrong', string][] = [
  ['well', 'well', key],
  ['missing', 'missing', key],
  ['wrong', 'wrong', key],
  ['another key', 'well', 'not-a-key-of-this-server'],
  ['throttled', 'well', 'test-throttled'],
  ['no credit', 'well', 'test-no-credit'],
  ['503', 'well', `${key}~meets-503`],
  ['504', 'well', `${key}~meets-504`],
];

const pan = { well: 'AAAPI0000A', missing: 'ABCPE1234K', wrong: 'ABC' };
const gstPan = { ...pan, well: 'AAACM0000Z' };

interface Row {
  /** The client's name in tests/support/clients. */
  client: string;
  /** Base URLs below the server's, or host names of the vendor's. */
  at: string[];
  about: Record<'well' | 'missing' | 'wrong', unknown>;
  /** What the client reads out of a good answer. */
  well: unknown;
  /** What it makes of the other cases, in their order. */
  refused: string[];
}

/** What Karza's clients make of all cases but the first: the 401 at Perfios and the 504 of v2 are their own. */
const karza = (unauthorized: string, late: string) => [
  'not found: No records found',
  'invalid: 400 Bad Request',
  `unauthorized: 401 ${unauthorized}`,
  'throttled: 429 Too Many Requests',
  'no credit: 402 Insufficient Credits',
  'unavailable: 503 Source Unavailable',
  `late: 504 ${late}`,
];
const atKarza = 'Unauthorized Access';
const atHub = 'Invalid credentials';
const lateInV2 = 'Endpoint Request Timed Out';
const lateInV3 = 'Endpoint request timed out';

const name = { name: 'ANANYA IYER', status: 'Active', duplicate: null, nameMatch: true, dobMatch: true };
const profile = {
  ...{ name: 'ANANYA IYER', gender: 'female', dob: '1985-02-11', aadhaarLinked: true, status: 'Active' },
  ...{ isDirector: true, profileMatch: [{ parameter: 'name', matchScore: 1, matchResult: true }] },
};
const gst = ['27AAACM0000Z1Z7 Active', '29AAACM0000Z1Z3 Active', '07AAACM0000Z1Z9 Active'];

const signzy = [
  'not found: 404 No records found',
  'invalid: 400 wrong element in number',
  'unauthorized: 401 Authorization Required',
  // Its list of errors has neither 429 nor 402: both are a 403 there.
  'forbidden: 403 Request limit exceeded',
  'forbidden: 403 Insufficient credits',
  'unavailable: 503 Service Unavailable',
  'late: 504 Gateway Timeout',
];

const rows: Row[] = [
  {
    client: 'karza v2',
    at: ['/karza', 'testapi.karza.in'],
    about: pan,
    well: name,
    refused: karza(atKarza, lateInV2),
  },
  {
    client: 'karza v3',
    at: ['/karza', 'api.karza.in'],
    about: pan,
    well: profile,
    refused: karza(atKarza, lateInV3),
  },
  {
    client: 'karza GST',
    at: ['/karza/', 'api.karza.in'], // A base that ends in a slash.
    about: gstPan,
    well: gst,
    refused: karza(atKarza, lateInV3),
  },
  { client: 'perfios v2', at: ['/perfios'], about: pan, well: name, refused: karza(atHub, lateInV2) },
  { client: 'perfios v3', at: ['/perfios'], about: pan, well: profile, refused: karza(atHub, lateInV3) },
  { client: 'perfios GST', at: ['/perfios'], about: gstPan, well: gst, refused: karza(atHub, lateInV3) },
  {
    client: 'setu',
    at: ['/setu'],
    about: {
      well: { pan: 'AAAPI0000A' },
      missing: { pan: 'ABCPE1234K' },
      wrong: { pan: 'AAAPI0000A', reason: 'too short' },
    },
    well: ['Individual', 'ANANYA IYER', 'LINKED', 'ANANYA', '', 'IYER'],
    refused: [
      'not found: PAN not found.',
      'invalid: 400 insufficient_reason_length',
      'unauthorized: 401 unauthorized',
      'throttled: 429 too_many_requests',
      'no credit: 402 payment_required',
      'unavailable: 503 service_unavailable',
      'late: 504 gateway_timeout',
    ],
  },
  {
    client: 'sandbox',
    at: ['/sandbox', 'test-api.sandbox.co.in'],
    about: pan,
    well: ['individual', 'valid', null, true, true, 'y'],
    refused: [
      'not found: Invalid PAN',
      'invalid: 422 Invalid PAN pattern',
      'unauthorized: 401 Unauthorized',
      'throttled: 429 Too Many Requests',
      'no credit: 403 Insufficient credits',
      'unavailable: 503 Source Unavailable',
      'late: 504 Gateway Timeout',
    ],
  },
  {
    client: 'signzy v2',
    at: ['/signzy-v2', 'preproduction.signzy.tech'],
    about: pan,
    well: ['ANANYA IYER', '11/02/1985', true, 'Verification completed with positive result'],
    refused: signzy,
  },
  {
    client: 'signzy v3',
    at: ['/signzy'],
    about: pan,
    well: ['ANANYA IYER', 'Individual or Person', true, true, 'E', 'Y'],
    refused: signzy,
  },
  {
    client: 'surepass',
    at: ['/surepass'],
    about: pan,
    well: ['AAAPI0000A', 'ANANYA IYER', 'person'],
    refused: [
      'not found: 422 Verification Failed.',
      'invalid: 422 Invalid PAN',
      'unauthorized: 401 Your access token is not valid for this API/Scope.',
      'throttled: 429 Too Many Requests',
      'no credit: 402 Insufficient credits',
      'unavailable: 503 Service Unavailable',
      'late: 504 Gateway Timeout',
    ],
  },
  {
    client: 'decentro',
    at: ['/decentro'],
    about: pan,
    well: ['S00000', 'success_pan', 'AAAPI0000A', 'VALID', 'ANANYA IYER'],
    refused: [
      'not found: 200 E00026 No records found for the given ID.',
      'invalid: 400 E00009 Invalid ID number or combination of inputs.',
      'unauthorized: 401 E00008 Authentication failed.',
      'throttled: 429 E00009 Too Many Requests.',
      'no credit: 402 E00009 Insufficient credits.',
      'unavailable: 503 E00000 Service Unavailable.',
      'late: 504 E00000 Gateway Timeout.',
    ],
  },
  {
    client: 'attestr',
    at: ['/attestr'],
    about: { well: '27AAACM0000Z1Z7', missing: '27ABCPE1234K1Z5', wrong: '27' },
    well: [true, 'MOCKWORKS PRIVATE LIMITED', 'MOCKWORKS', 'AAACM0000Z', 'Regular', '01/07/2017'],
    refused: [
      'not found: 200',
      'invalid: 400 4001',
      'unauthorized: 401 4016',
      'throttled: 429 4291',
      'no credit: 400 4005',
      'unavailable: 503 5031',
      'late: 504 5041',
    ],
  },
  {
    client: 'idfy',
    at: ['/idfy'],
    about: pan,
    well: ['in_progress', 'completed', 'id_found', 'ANANYA IYER'],
    refused: [
      'not found: in_progress completed id_not_found',
      'invalid: 400 BAD_REQUEST',
      'unauthorized: 401 UNAUTHORIZED',
      'throttled: 429 TOO_MANY_REQUESTS',
      'no credit: 402 INSUFFICIENT_CREDITS',
      'unavailable: 503 SERVICE_UNAVAILABLE',
      'late: 504 GATEWAY_TIMEOUT',
    ],
  },
  {
    client: 'gridlines',
    at: ['/gridlines'],
    about: pan,
    well: ['1001', 'MATCH', 'MATCH'],
    refused: [
      'not found: 1004',
      'invalid: 400 INVALID_PAN',
      'unauthorized: 401 UNAUTHORIZED',
      'throttled: 429 RATE_LIMIT_EXCEEDED',
      'no credit: 402 INSUFFICIENT_CREDITS',
      'unavailable: 503 SERVICE_UNAVAILABLE',
      'late: 504 GATEWAY_TIMEOUT',
    ],
  },
];

describe.skipIf(python3 === undefined)('a client in another language', () => {
  it.concurrent.each(rows.map((row) => [row.client, row] as const))('of %s', async (client, row) => {
    const expected = row.at.map((at) => [at, tableOf([row.well, ...row.refused])]);
    const said = await ask(client, row);
    const told = row.at.map((at, i) => [at, tableOf(said.slice(i * cases.length, (i + 1) * cases.length))]);
    expect(told).toEqual(expected);
  });
});

/** What is said of each case, by its name. */
function tableOf(said: unknown[]) {
  return Object.fromEntries(said.map((one, i) => [cases[i]?.[0], one]));
}

/** What a client says of every case at every place, in their order. */
async function ask(client: string, { at, about }: Row): Promise<unknown[]> {
  const put = at.flatMap((place) => {
    const [base, host] = place.startsWith('/') ? [server.url + place, ''] : [server.url, place];
    return cases.map(([, subject, secret]) => ({ base, host, subject: about[subject], key: secret }));
  });
  // Nothing of the user's own (-I), no packages (-S), and no compiled files left behind (-B).
  const args = ['-I', '-S', '-B', clients, client, JSON.stringify(put)];
  // Without the caller's variables: they may name a proxy.
  const { stdout, stderr } = await run(python3!, args, { env: { PATH: process.env.PATH }, timeout: 10_000 });
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
