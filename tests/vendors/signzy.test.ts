import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { issueToken } from '../../app/token.ts';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';
import { startServer } from '../support/server.ts';

const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const app = testApp();
const keyed = { Authorization: key };
const now = 1_790_000_000;
const patron = '000000000000000000000001';

function post(path: string, body: unknown, headers: Record<string, string> = keyed, { fetch }: TestApp = app) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(path, { method: 'POST', headers: { ...json, 'X-Request-Id': id, ...headers }, body: text });
}

const error = (status: number, message: string) => ({ error: { name: 'Error', status, message } });

/** A token of a login that has an hour to live. */
const token = await issueToken(key, { iat: now, exp: now + 3600 });
const loggedIn = { Authorization: token };

const v3 = 'tests/golden/signzy';
const files = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('a success, to the byte', () => {
  it.each(files(v3))('%s', async (file) => {
    const { path, request, response } = JSON.parse(readFileSync(`${v3}/${file}`, 'utf8'));
    const said = await post(`/signzy${path}`, request);
    expect([said.status, await said.text()]).toEqual([200, JSON.stringify(response)]);
  });

  it.each(files(`${v3}/v2`))('version 2: %s', async (file) => {
    const { path, request, response } = JSON.parse(readFileSync(`${v3}/v2/${file}`, 'utf8'));
    const said = await post(`/signzy-v2${path}`, request, loggedIn);
    const expected = JSON.stringify(response).replace('"accessToken":"TOKEN"', `"accessToken":"${token}"`);
    expect([said.status, await said.text()]).toEqual([200, expected]);
  });
});

const fetchPan = (headers: Record<string, string> = keyed, number = 'AAAPI0000A') =>
  post('/signzy/api/v3/pan/fetchV2', { number }, headers);
const search = (headers: Record<string, string> = loggedIn, gstin = '27AAACM0000Z1Z7') =>
  post(`/signzy-v2/api/v2/patrons/${patron}/gstns`, { task: 'gstinSearch', essentials: { gstin } }, headers);

describe.each([
  ['version 3', fetchPan, keyed],
  ['version 2', search, loggedIn],
])('an outcome of %s', (_version, ask, headers) => {
  it.each([
    ['102', error(400, 'Invalid inputs')],
    ['103', error(404, 'No records found')],
    ['104', error(403, 'Request limit exceeded')],
    ['105', error(400, 'Consent is required')],
    ['106', error(422, 'Multiple records found')],
    ['107', error(422, 'Not supported')],
    ['108', error(500, 'Internal Server Error')],
    ['109', error(422, 'Too many records found')],
    ['400', error(400, 'Bad Request')],
    ['401', error(401, 'Authorization Required')],
    ['403', error(403, 'Access Forbidden')],
    ['404', error(404, 'Not Found')],
    ['422', error(422, 'Entity cannot be processed')],
    ['402', error(402, 'Payment Required')],
    ['409', error(409, 'Conflict')],
    ['429', error(429, 'Too Many Requests')],
    ['502', error(502, 'Internal Server Error')],
    ['504', error(504, 'Gateway Timeout')],
  ])('%s', async (fault, expected) => {
    const response = await ask({ ...headers, 'X-Mock-Fault': fault });
    expect([response.status, await response.text()]).toEqual([expected.error.status, JSON.stringify(expected)]);
  });
});

describe('version 3', () => {
  it.each([
    ['none', {}],
    ['a wrong one', { Authorization: 'wrong' }],
    ['one behind a word', { Authorization: `Bearer ${key}` }],
    ['another vendor’s header', { 'x-api-key': key }],
  ])('refuses a key: %s', async (_case, headers) => {
    const response = await fetchPan(headers as Record<string, string>);
    expect([response.status, await bodyOf(response)]).toEqual([401, error(401, 'Authorization Required')]);
  });

  it.each([
    ['test-throttled', 403, 'Request limit exceeded'],
    ['test-no-credit', 403, 'Insufficient credits'],
    ['test-expired', 401, 'Authorization Required'],
  ])('lets %s play its part as the vendor words it', async (shown, status, message) => {
    const response = await fetchPan({ Authorization: shown });
    expect([response.status, await bodyOf(response)]).toEqual([status, error(status, message)]);
  });

  it('takes no notice of a client’s own id', async () => {
    expect((await fetchPan({ ...keyed, 'x-client-unique-id': 'a@example.com' })).status).toBe(200);
  });

  it.each([
    [{}, 'number'],
    [{ number: 'AAAPI' }, 'number'],
  ])('%j has a wrong %s', async (body, field) => {
    const response = await post('/signzy/api/v3/pan/fetchV2', body);
    expect([response.status, await bodyOf(response)]).toEqual([400, error(400, `wrong element in ${field}`)]);
  });

  it.each([
    ['QQQPQ9999Q', 404],
    ['ERROR0503X', 503],
  ])('%s meets %i', async (number, status) => expect((await fetchPan(keyed, number)).status).toBe(status));

  it('knows no other path', async () => {
    const response = await post('/signzy/api/v3/nothing', {});
    expect([response.status, await bodyOf(response)]).toEqual([404, error(404, 'Not Found')]);
  });

  it.each([
    [{}, 3],
    [{ state: '', email: '' }, 3],
    [{ state: 'Karnataka' }, 1],
    [{ state: 'DELHI' }, 1],
  ])('finds under a PAN with %j so many registrations: %i', async (more, count) => {
    const { result } = await bodyOf(
      await post('/signzy/api/v3/gst/panToGstnDetail', { panNumber: 'AAACM0000Z', ...more }),
    );
    expect([result.gstnDetailed.length, result.gstnRecords.length]).toEqual([count, count]);
  });

  it.each([
    ['KERALA', 404],
    ['NOWHERE', 400],
  ])('finds nothing in %s', async (state, status) => {
    const response = await post('/signzy/api/v3/gst/panToGstnDetail', { panNumber: 'AAACM0000Z', state });
    expect(response.status).toBe(status);
  });

  it('tells who an Aadhaar number is in two steps, once', async () => {
    const issued = await bodyOf(await post('/signzy/api/v3/getOkycOtp', { aadhaarNumber: '100261102744' }));
    expect(issued).toMatchObject({ statusCode: 200, data: { otpSentStatus: true } });
    const { requestId } = issued.data;
    expect(requestId).toMatch(/^[0-9a-f]{24}$/);
    const submit = (otp: string) => post('/signzy/api/v3/fetchOkycData', { requestId, otp });
    expect((await submit('000000')).status).toBe(400);
    expect((await bodyOf(await submit('111000'))).data.full_name).toBe('ANANYA IYER');
    expect((await submit('111000')).status).toBe(404);
  });
});

const login = (password: string, to: TestApp = app) =>
  post('/signzy-v2/api/v2/patrons/login', { username: 'somebody', password }, {}, to);

describe('two steps of version 2', () => {
  const identity = { type: 'individualPan', email: 'a@example.com', callbackUrl: 'https://example.com', images: [] };
  const create = async (what: string, body: object, headers: Record<string, string>, to: TestApp = app) =>
    bodyOf(await post(`/signzy-v2/api/v2/patrons/${patron}/${what}`, body, headers, to));
  const snoop = (item: { id: string; accessToken: string }, more: object = {}) => ({
    ...{ service: 'Identity', itemId: item.id, accessToken: item.accessToken, task: 'fetch' },
    ...{ essentials: { number: 'AAAPI0000A' }, ...more },
  });
  const second = (path: string, body: object, headers: Record<string, string> = {}) =>
    post(`/signzy-v2/api/v2/${path}`, body, headers);

  it('say what was sent, and what the second one wants', async () => {
    const item = await create('identities', identity, loggedIn);
    expect(item).toEqual({
      ...{ ...identity, accessToken: token, autoRecognition: [], verification: [], forgeryCheck: [] },
      ...{ id: item.id, patronId: patron },
    });
    expect(item.id).toMatch(/^[0-9a-f]{24}$/);
  });

  it('need no header in the second, as the vendor’s clients send none', async () => {
    const item = await create('identities', identity, loggedIn);
    for (const task of ['fetch', 'verification']) {
      const essentials = { number: 'AAAPI0000A', name: 'Ananya Iyer', fuzzy: 'true' };
      const { response } = await bodyOf(await second('snoops', snoop(item, { task, essentials })));
      expect(response.instance).toEqual({ id: item.id, callbackUrl: identity.callbackUrl });
      expect(response.result).toMatchObject(task === 'fetch' ? { dob: '11/02/1985' } : { verified: true });
    }
  });

  it('take the header as well', async () => {
    const item = await create('identities', identity, loggedIn);
    expect((await second('snoops', snoop(item), loggedIn)).status).toBe(200);
  });

  it.each([
    ['another’s access token', { accessToken: 'kue81r5v8bkhyyonpxhinxgssh3mh64k' }, 401],
    ['no access token', { accessToken: undefined }, 401],
    ['an item that was not created', { itemId: '111111111111111111111111' }, 404],
    ['another task', { task: 'autoRecognition' }, 400],
    ['a verification without a name', { task: 'verification' }, 400],
    ['a PAN that nobody has', { essentials: { number: 'QQQPQ9999Q' } }, 404],
  ])('refuse %s', async (_case, more, status) => {
    const item = await create('identities', identity, loggedIn);
    const response = await second('snoops', snoop(item, more));
    expect([response.status, (await bodyOf(response)).error.status]).toEqual([status, status]);
  });

  it('keep identities and organizations apart', async () => {
    const item = await create('organizations', { identifier: 'any', service: 'roc' }, loggedIn);
    const hunt = {
      ...{ target: 'Organization', itemId: item.id, accessToken: item.accessToken, task: 'quickSearchByCin' },
      essentials: { cin: 'U62099MH2016PTC000000' },
    };
    expect((await bodyOf(await second('hunts', hunt))).result.companyName).toBe('MOCKWORKS PRIVATE LIMITED');
    expect((await second('snoops', snoop(item))).status).toBe(404);
  });

  it('stay in the session of the login', async () => {
    const own = testApp();
    const { id: mine } = await bodyOf(await login(`${key}~mine`, own));
    const item = await create('identities', identity, { Authorization: mine }, own);
    expect((await post('/signzy-v2/api/v2/snoops', snoop(item), {}, own)).status).toBe(200);
    const theirs = await post('/signzy-v2/api/v2/snoops', snoop(item), { Authorization: token }, own);
    expect(theirs.status).toBe(404);
  });

  it('meet no limit on retries in the first', async () => {
    const limited = testApp({ MAX_RETRIES: '2/10m' });
    for (let i = 0; i < 5; i++) expect(await create('identities', identity, loggedIn, limited)).toHaveProperty('id');
  });

  it('work over a socket, whose bodies Node’s adapter reads its own way', async () => {
    const server = await startServer({ env: { API_KEYS: key } });
    const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const init = { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) };
      return bodyOf(await fetch(`${server.url}/signzy-v2/api/v2/${path}`, init));
    };
    try {
      const { id: fresh, userId } = await send('patrons/login', { username: 'any', password: key });
      const item = await send(`patrons/${userId}/identities`, identity, { Authorization: fresh });
      expect((await send('snoops', snoop(item))).response.result.name).toBe('ANANYA IYER');
      expect((await send('snoops', snoop({ ...item, accessToken: 'x'.repeat(300_000) }))).error.status).toBe(401);
    } finally {
      await server.stop();
    }
  });
});

it('a rule for PAN details holds for both versions', async () => {
  const ruled = testApp();
  await ruled.post('/__admin/rules', { fault: '103', match: { service: 'pan-details' } });
  expect((await post('/signzy/api/v3/pan/fetchV2', { number: 'AAAPI0000A' }, keyed, ruled)).status).toBe(404);
  const { request } = JSON.parse(readFileSync(`${v3}/v2/snoop-fetch.json`, 'utf8'));
  expect((await post('/signzy-v2/api/v2/snoops', request, loggedIn, ruled)).status).toBe(404);
});
