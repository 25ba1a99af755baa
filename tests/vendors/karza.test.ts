import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';

const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const app = testApp();
const keyed = { 'x-karza-key': key };
const clientData = { caseId: '123456' };

interface Golden {
  path: string;
  request: object;
  response: object;
}

const golden = (name: string): Golden => JSON.parse(readFileSync(`tests/golden/karza/${name}.json`, 'utf8'));

function post(path: string, body: unknown, headers: Record<string, string> = keyed, { fetch }: TestApp = app) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(path, { method: 'POST', headers: { ...json, 'X-Request-Id': id, ...headers }, body: text });
}

const pan = (more: object = {}) => ({ consent: 'Y', pan: 'AAAPI0000A', ...more });

const goldens = [
  ...['pan', 'pan-authentication-v2', 'pan-authentication-v3', 'pan-profile-basic', 'pan-link', 'pan-aadhaar-link'],
  ...['pan-profile', 'pan-profile-bare', 'pan-profile-lite', 'pan-profile-company'],
  ...['gst-search', 'gstdetailed', 'gstdetailed-additional', 'gst-advanced'],
  ...['mca-signatories', 'mca', 'mca-llp', 'cinlookup', 'compsearch-lite', 'uam', 'udyam-auth'],
];

describe('a success, to the byte', () => {
  it.each(goldens)('%s', async (name) => {
    const { path, request, response } = golden(name);
    expect(await (await post(`/karza${path}`, request)).text()).toBe(JSON.stringify(response));
  });

  it.each(goldens)('%s at the hubs of Perfios', async (name) => {
    const { path, request, response } = golden(name);
    const gst = path.startsWith('/gst/');
    const hubs = gst ? [path.replace(/^\/gst\/\w+/, '/ssp/gst/api')] : [`/ssp/kyc/api${path}`, `/api/kyc${path}`];
    for (const hub of hubs) {
      const said = await post(`/perfios${hub}`, request, { 'x-auth-key': key });
      expect(await said.text()).toBe(JSON.stringify(response));
    }
  });
});

describe('a code inside HTTP 200', () => {
  const codes = [102, 103, 104, 105, 106, 107, 108, 109];
  it.each(codes)('%i of v2 is a text in kebab case', async (code) => {
    const response = await post('/karza/v2/pan', pan({ clientData }), { ...keyed, 'X-Mock-Fault': String(code) });
    expect([response.status, await response.text()]).toEqual([
      200,
      `{"request_id":"${id}","status-code":"${code}","clientData":{"caseId":"123456"}}`,
    ]);
  });

  it.each(codes)('%i of v3 and GST is a number', async (code) => {
    for (const path of ['/karza/v3/pan-link', '/karza/gst/uat/v2/search']) {
      const response = await post(path, pan(), { ...keyed, 'X-Mock-Fault': String(code) });
      expect([response.status, await response.text()]).toEqual([200, `{"requestId":"${id}","statusCode":${code}}`]);
    }
  });

  it.each([
    ['consent that is refused', '/v2/pan', pan({ consent: 'N' }), 105],
    ['consent that is refused, to a company', '/v2/mca', { cin: 'U62099MH2016PTC000000', consent: 'N' }, 105],
    ['a PAN that is nobody’s', '/v2/pan', pan({ pan: 'QQQPQ1111Q' }), 103],
    ['a magic PAN', '/v2/pan', pan({ pan: 'ERROR0104X' }), 104],
    ['a PAN without GST', '/gst/uat/v2/search', pan({ pan: 'AAACA0000J' }), 103],
    ['a state without GST', '/gst/uat/v2/gst-advanced', pan({ pan: 'AAACM0000Z', stateCode: ['33'] }), 103],
    ['a magic GSTIN', '/gst/uat/v2/gstdetailed', { consent: 'Y', gstin: '27ERROR0108X1Z0' }, 108],
    ['a magic Udyog Aadhaar', '/v2/uam', { consent: 'Y', uan: 'ZZ99A0000106', mobile: '9000000001' }, 106],
  ])('%s', async (_name, path, body, code) => {
    const response = await post(`/karza${path}`, body);
    const { 'status-code': text, statusCode } = await bodyOf(response);
    expect([response.status, text ?? statusCode]).toEqual([200, path.startsWith('/v2') ? String(code) : code]);
  });
});

describe('an HTTP error', () => {
  const errors: [number, string][] = [
    [400, 'Bad Request'],
    [401, 'Unauthorized Access'],
    [402, 'Insufficient Credits'],
    [500, 'Internal Server Error'],
    [503, 'Source Unavailable'],
    [504, 'Endpoint Request Timed Out'],
  ];
  it.each(errors)('%i %s', async (status, error) => {
    const forced = { ...keyed, 'X-Mock-Fault': String(status) };
    const v2 = await post('/karza/v2/pan', pan(), forced);
    expect([v2.status, await v2.text()]).toEqual([
      status,
      `{"status":${status},"error":"${error}","request_id":"${id}"}`,
    ]);
    const v3 = await post('/karza/v3/pan-link', pan(), forced);
    const timedOut = '{"message":"Endpoint request timed out"}';
    expect([v3.status, await v3.text()]).toEqual([
      status,
      status === 504 ? timedOut : `{"status":${status},"error":"${error}","requestId":"${id}"}`,
    ]);
  });

  it.each([
    [403, 'Forbidden'],
    [413, 'Request Too Long'],
    [415, 'Unsupported Media Type'],
    [429, 'Too Many Requests'],
  ])('%i is the gateway’s: %s', async (status, message) => {
    const response = await post('/karza/v2/pan', pan(), { ...keyed, 'X-Mock-Fault': String(status) });
    expect([response.status, await response.text()]).toEqual([status, `{"message":"${message}"}`]);
  });

  it.each([
    [404, 'Not Found'],
    [409, 'Conflict'],
    [422, 'Unprocessable Entity'],
    [501, 'Not Implemented'],
  ])('%i, which Karza has no word for, is HTTP’s: %s', async (status, error) => {
    const response = await post('/karza/v2/pan', pan(), { ...keyed, 'X-Mock-Fault': String(status) });
    expect([response.status, await bodyOf(response)]).toEqual([status, { status, error, request_id: id }]);
  });

  const good = pan();
  it.each([
    ['no consent', '/v2/pan', { pan: 'AAAPI0000A' }],
    ['another consent', '/v2/pan', pan({ consent: 'yes' })],
    ['no PAN', '/v2/pan', { consent: 'Y' }],
    ['a short PAN', '/v2/pan', pan({ pan: 'ABC' })],
    ['a long case id', '/v2/pan', pan({ clientData: { caseId: 'x'.repeat(201) } })],
    ['client data that are none', '/v2/pan', pan({ clientData: 'x' })],
    ['malformed JSON', '/v2/pan', '{"pan":'],
    ['an ISO date', '/v2/pan-authentication', { ...good, name: 'A', dob: '1985-02-11' }],
    ['31 February', '/v2/pan-authentication', { ...good, name: 'A', dob: '31/02/1985' }],
    ['three digits of Aadhaar', '/v3/pan-profile', { ...good, aadhaarLastFour: '274' }],
    ['a choice that is none', '/v3/pan-profile', { ...good, lite: 'true' }],
    ['a short CIN', '/v2/mca', { consent: 'Y', cin: 'U62099' }],
    [
      'an Udyam number for Udyog Aadhaar',
      '/v2/uam',
      { consent: 'Y', uan: 'UDYAM-ZZ-00-0000002', mobile: '9000000001' },
    ],
    ['no mobile', '/v2/uam', { consent: 'Y', uan: 'ZZ00A0000001' }],
  ])('400 for %s', async (_name, path, body) => {
    const response = await post(`/karza${path}`, body);
    const { request_id, requestId, ...rest } = await bodyOf(response);
    expect([response.status, rest, request_id ?? requestId]).toEqual([400, { status: 400, error: 'Bad Request' }, id]);
  });

  it('tells nothing more in development', async () => {
    const { fetch } = testApp({ ENVIRONMENT: 'development' });
    const response = await fetch('/karza/v2/pan', { method: 'POST', headers: { ...json, ...keyed }, body: '{}' });
    expect(Object.keys(await bodyOf(response))).toEqual(['status', 'error', 'request_id']);
  });
});

describe('the key', () => {
  const secure = { 'x-secure-id': 'team', 'x-secure-cred': key, 'x-organization-id': 'org' };
  it.each<[string, string, Record<string, string>, number]>([
    ['in Karza’s header', '/karza/v2/pan', { 'X-Karza-Key': key }, 200],
    ['in Karza’s query', `/karza/v2/pan?x-karza-key=${key}`, {}, 200],
    ['that is wrong', '/karza/v2/pan', { 'x-karza-key': 'wrong' }, 401],
    ['in the native header', '/karza/v2/pan', { 'X-API-Key': key }, 401],
    ['in the hub’s header, at Karza', '/karza/v2/pan', { 'x-auth-key': key }, 401],
    ['in the old hub’s header', '/perfios/api/kyc/v2/pan', { 'x-auth-key': key }, 200],
    ['in Karza’s header, at the hub', '/perfios/api/kyc/v2/pan', keyed, 401],
    ['in the new hub’s headers', '/perfios/ssp/kyc/api/v2/pan', secure, 200],
    ['without an organisation', '/perfios/ssp/kyc/api/v2/pan', { 'x-secure-id': 'team', 'x-secure-cred': key }, 401],
    ['that is wrong, at the new hub', '/perfios/ssp/kyc/api/v2/pan', { ...secure, 'x-secure-cred': 'wrong' }, 401],
  ])('%s: %s', async (_name, path, headers, status) => {
    const response = await post(path, pan(), headers);
    expect(response.status).toBe(status);
    const error = path.includes('/ssp/') ? 'Invalid credentials' : 'Unauthorized Access';
    if (status === 401) expect(await response.text()).toBe(`{"status":401,"error":"${error}","request_id":"${id}"}`);
  });
});

describe('the paths', () => {
  const gst = ['/gst/uat', '/gst/prod', '/uat', '/prod', '/stub'].flatMap((host) => [`${host}/v1`, `${host}/v2`]);
  it.each(gst)('GST stands at %s', async (base) => {
    const gstin = { consent: 'Y', gstin: '27AAACM0000Z1Z7' };
    expect((await bodyOf(await post(`/karza${base}/search`, pan({ pan: 'AAACN0000A' })))).statusCode).toBe(101);
    expect((await bodyOf(await post(`/karza${base}/gstdetailed`, gstin))).statusCode).toBe(101);
    const old = await post(`/karza${base}/gst-verification`, gstin);
    expect(old.status).toBe(base.endsWith('v1') ? 200 : 403);
  });

  it.each([
    ['https://api.karza.in/v2/pan', keyed],
    ['https://testapi.karza.in//v2/pan', keyed],
    ['https://hub.perfios.com/api/kyc/v2/pan', { 'x-auth-key': key }],
    ['https://uat-hub.perfios.com/api/kyc/v2/pan', { 'x-auth-key': key }],
  ])('%s', async (url, headers) => {
    expect(await bodyOf(await post(url, pan(), headers as never))).toMatchObject({ 'status-code': '101' });
  });

  it('https://gst.karza.in/stub/v1/search', async () => {
    const response = await post('https://gst.karza.in/stub/v1/search', pan({ pan: 'AAACN0000A' }));
    expect(await bodyOf(response)).toMatchObject({ statusCode: 101 });
  });

  it('of the longer GST answer at the new hub', async () => {
    const { request, response } = golden('gstdetailed-additional');
    const path = '/perfios/ssp/gst/api/v2/gstdetailedadditional';
    const { additionalData: _, ...plain } = request as { additionalData: boolean };
    expect(await bodyOf(await post(path, plain, { 'x-auth-key': key }))).toEqual(response);
  });

  it.each(['/karza/v2/pan-verify', '/karza/nowhere', '/karza/v3/pan', '/perfios/v2/pan'])(
    '%s is unknown to the gateway',
    async (path) => {
      for (const method of ['POST', 'GET']) {
        const response = await app.fetch(path, { method, headers: keyed });
        expect([response.status, await response.text()]).toEqual([403, '{"message":"Missing Authentication Token"}']);
      }
    },
  );

  it('take no other method', async () => {
    const response = await app.fetch('/karza/v2/pan', { headers: keyed });
    expect([response.status, await response.text()]).toEqual([403, '{"message":"Missing Authentication Token"}']);
  });
});

describe('clientData', () => {
  it.each([
    ['comes back as it was sent', { caseId: 'a', more: [1] }, { clientData: { caseId: 'a', more: [1] } }],
    ['may be null', null, {}],
    ['may have no case', {}, { clientData: {} }],
  ])('%s', async (_name, sent, expected) => {
    const {
      result,
      request_id,
      'status-code': code,
      ...rest
    } = await bodyOf(await post('/karza/v2/pan', pan({ clientData: sent })));
    expect([result, request_id, code, rest]).toEqual([{ name: 'ANANYA IYER' }, id, '101', expected]);
  });
});

describe('what a PAN is asked', () => {
  const result = async (path: string, body: object) => (await bodyOf(await post(`/karza/v3/${path}`, body))).result;

  it.each([
    ['the holder’s Aadhaar', 'AAAPI0000A', '100261102744', true, 'Your PAN is linked to Aadhaar Number XXXX XXXX 2744'],
    ['another Aadhaar', 'AAAPI0000A', '100261101375', false, 'Your PAN is linked to some other Aadhaar'],
    ['a PAN that is not linked', 'AAAPB0000K', '100261116440', false, 'PAN not linked with Aadhaar'],
  ])('%s', async (_name, holder, aadhaarNo, linked, message) => {
    expect(await result('pan-aadhaar-link', { ...pan({ pan: holder }), aadhaarNo })).toEqual({ message, linked });
  });

  it.each<[string, object, object]>([
    ['the last four digits of another', { aadhaarLastFour: '1375' }, { aadhaarMatch: false }],
    [
      'nothing, in the way of typed clients',
      { aadhaarLastFour: null, dob: '', lite: '', name: null },
      { aadhaarMatch: null },
    ],
    [
      'another date',
      { dob: '1985-02-12' },
      { profileMatch: [{ parameter: 'dob', matchScore: 0, matchResult: false }] },
    ],
    [
      'the address',
      { address: '9B Mock Orange Apartments, Sion, Mumbai, Maharashtra, 400022' },
      { profileMatch: [{ parameter: 'address', matchScore: 1, matchResult: true }] },
    ],
    [
      'work',
      { isSalaried: 'Y', isDirector: 'Y', isSoleProp: 'N' },
      { isSalaried: true, isDirector: true, isSoleProp: null },
    ],
  ])('%s', async (_name, asked, expected) => {
    expect(await result('pan-profile', pan(asked))).toMatchObject(expected);
  });

  it('is Inactive of the dead', async () => {
    const people = JSON.parse(readFileSync('data/people.json', 'utf8')) as { pan: string; pan_status: string }[];
    const dead = people.find(({ pan_status }) => pan_status === 'deceased')!;
    expect(await result('pan-profile-basic', pan({ pan: dead.pan }))).toMatchObject({ status: 'Inactive' });
  });
});

it('a record of a team’s own for a search tells no more than it has', async () => {
  const value = [{ gstin: '27AAACM0000Z1Z7', state: '27', status: 'Active' }];
  const set = testApp({}, { overrides: { find: () => ({ value }) } as never });
  const { result } = await bodyOf(await post('/karza/gst/uat/v2/gst-advanced', pan(), keyed, set));
  const complianceStatus = { isAnyDelay: false, isDefaulter: false };
  expect(result).toMatchObject([
    { gstinId: '27AAACM0000Z1Z7', profile: null, filingStatus: { complianceStatus, result: [] } },
  ]);
});

describe('the native pan-profile', () => {
  it.each<[string, object, object | number]>([
    ['a person', { pan_number: 'AAAPI0000A' }, { first_name: 'ANANYA', salaried: true, sole_proprietor: false }],
    ['a proprietor', { pan_number: 'AAAPM0000Z' }, { sole_proprietor: true, director: false }],
    ['a whole Aadhaar number', { pan_number: 'AAAPI0000A', aadhaar: '1002 6110 2744' }, { aadhaar_match: true }],
    ['the end of another', { pan_number: 'AAAPI0000A', aadhaar: '0000' }, { aadhaar_match: false }],
    [
      'a company',
      { pan_number: 'AAACM0000Z' },
      { authorised_signatory: { pan: 'AAAPI0000A' }, holder_type: 'company' },
    ],
    ['a company’s Aadhaar', { pan_number: 'AAACM0000Z', aadhaar: '2744' }, { aadhaar_match: false }],
    ['three digits', { pan_number: 'AAAPI0000A', aadhaar: '274' }, 102],
    ['nobody', { pan_number: 'QQQPQ1111Q' }, 103],
  ])('%s', async (_name, body, expected) => {
    const { value, internal_status_code } = await bodyOf(await app.post('/pan-profile', { ...body, consent: 'Y' }));
    if (typeof expected === 'number') expect(internal_status_code).toBe(expected);
    else expect(value).toMatchObject(expected);
  });
});
