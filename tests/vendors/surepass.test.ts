import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';

const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const app = testApp();
const keyed = { Authorization: `Bearer ${key}` };

function post(path: string, body: unknown, headers: Record<string, string> = keyed, { fetch }: TestApp = app) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`/surepass${path}`, {
    method: 'POST',
    headers: { ...json, 'X-Request-Id': id, ...headers },
    body: text,
  });
}

const pan = (headers: Record<string, string> = keyed, number = 'AAAPI0000A') =>
  post('/api/v1/pan/pan', { id_number: number }, headers);

/** An error in Surepass's envelope, in the order of its keys. */
const error = (status_code: number, message: string, message_code: string | null) => ({
  ...{ data: null, status_code, success: false, message, message_code },
});

const folder = 'tests/golden/surepass';

describe('a success, to the byte', () => {
  it.each(readdirSync(folder))('%s', async (file) => {
    const { path, request, response } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const said = await post(path, request);
    expect([said.status, await said.text()]).toEqual([200, JSON.stringify(response)]);
  });

  it('takes an identifier as people write it', async () => {
    expect((await bodyOf(await pan(keyed, ' aaapi0000a '))).data.pan_number).toBe('AAAPI0000A');
  });

  it('names each call otherwise', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => pan({ ...keyed, 'X-Request-Id': crypto.randomUUID() })));
    const ids = [(await bodyOf(one!)).data.client_id, (await bodyOf(other!)).data.client_id];
    for (const client of ids) expect(client).toMatch(/^pan_[A-Za-z]{20}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('an outcome', () => {
  it.each([
    ['102', error(422, 'Invalid PAN', null)],
    ['103', error(422, 'Verification Failed.', 'verification_failed')],
    ['104', error(429, 'Too Many Requests', 'too_many_requests')],
    ['105', error(422, 'User consent is required.', null)],
    ['106', error(422, 'Multiple records found.', 'verification_failed')],
    ['107', error(422, 'Not supported.', 'verification_failed')],
    ['108', error(500, 'Internal Server Error', null)],
    ['109', error(422, 'Too many records found.', 'verification_failed')],
    ['400', error(400, 'Bad Request', null)],
    ['403', error(403, 'Forbidden', null)],
    ['404', error(404, 'Not Found', null)],
    ['409', error(409, 'Conflict', null)],
    ['422', error(422, 'Unprocessable Entity', null)],
    ['429', error(429, 'Too Many Requests', null)],
    ['500', error(500, 'Internal Server Error', null)],
    ['503', error(503, 'Service Unavailable', null)],
    ['504', error(504, 'Gateway Timeout', null)],
  ])('%s', async (fault, expected) => {
    const response = await pan({ ...keyed, 'X-Mock-Fault': fault });
    expect([response.status, await response.text()]).toEqual([expected.status_code, JSON.stringify(expected)]);
  });

  it.each([
    ['/pan/pan', 'ERROR0103X', 'Verification Failed.'],
    ['/corporate/gstin', '27ERROR0103X1Z', 'Invalid GSTIN'],
    ['/corporate/company-details', 'U00000ZZ0000PTC000103', 'Verification Failed.'],
    ['/aadhaar-v2/generate-otp', '12', 'Invalid Aadhaar'],
    ['/voter-id/voter-id', 'x', 'Invalid Voter ID'],
    ['/pan/pan', 'QQQPQ9999Q', 'Verification Failed.'],
  ])('%s of %s: %s', async (path, id_number, message) => {
    const response = await post(`/api/v1${path}`, { id_number });
    expect([response.status, (await bodyOf(response)).message]).toEqual([422, message]);
  });
});

it.each([
  ['malformed JSON', '{"a":'],
  ['an empty body', ''],
  ['a list', '[]'],
])('%s is no wrong PAN', async (_name, body) => {
  const response = await post('/api/v1/pan/pan', body);
  expect([response.status, await bodyOf(response)]).toEqual([400, error(400, 'Bad Request', null)]);
});

describe('a token', () => {
  const invalid =
    '{"data":null,"error":null,"message":"Your access token is not valid for this API/Scope.","status_code":401,"success":false,"message_code":"invalid_token"}';

  it.each([
    ['none', {}],
    ['a wrong one', { Authorization: 'Bearer wrong' }],
    ['a bare one', { Authorization: key }],
    ['another vendor’s header', { 'x-karza-key': key }],
  ])('%s is refused as the vendor was seen to', async (_case, headers) => {
    const response = await pan(headers as Record<string, string>);
    expect([response.status, await response.text()]).toEqual([401, invalid]);
  });

  it('may carry a session', async () => {
    expect((await pan({ Authorization: `bearer ${key}~mine` })).status).toBe(200);
  });
});

describe('what is not there', () => {
  it('is HTML', async () => {
    const response = await post('/api/v1/identity/pan-comprehensive', {});
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('<title>404 Not Found</title>');
  });

  it('is a method that a path does not take', async () => {
    const response = await app.fetch('/surepass/api/v1/pan/pan', { headers: keyed });
    expect([response.status, await bodyOf(response)]).toEqual([405, error(405, 'Method Not Allowed', null)]);
  });
});

describe('a bank account', () => {
  const verify = async (id_number: string, ifsc: string) =>
    (await bodyOf(await post('/api/v1/bank-verification/', { id_number, ifsc }))).data;

  it('that takes no money does not exist', async () => {
    const { people, companies } = JSON.parse(
      `{"people":${readFileSync('data/people.json', 'utf8')},"companies":${readFileSync('data/companies.json', 'utf8')}}`,
    ) as Record<string, { accounts: { number: string; ifsc: string; status: string }[] }[]>;
    const accounts = [...people!, ...companies!].flatMap((holder) => holder.accounts ?? []);
    const gone = accounts.find(({ status }) => status === 'closed')!;
    expect(await verify(gone.number, gone.ifsc)).toMatchObject({
      ...{ account_exists: false, imps_ref_no: null, remarks: 'Account closed', status: 'failed' },
    });
  });

  it('of another branch is not found', async () => {
    expect(await verify('00001000000012', 'ZZZA0000002')).toBeNull();
  });
});

describe('Udyam of a PAN', () => {
  it('wants the name and the birth of the holder', async () => {
    const asked = { pan_number: 'AAACM0000Z', full_name: 'MOCKWORKS PRIVATE LIMITED', dob: '2016-03-15' };
    const response = await post('/api/v1/corporate/pan-udyam-check', asked);
    expect([response.status, await bodyOf(response)]).toEqual([422, error(422, 'Invalid PAN', null)]);
  });
});

describe('Aadhaar in two steps', () => {
  it('goes by the client id, once', async () => {
    const issued = await bodyOf(await post('/api/v1/aadhaar-v2/generate-otp', { id_number: '100261102744' }));
    expect(issued).toMatchObject({ message: 'OTP Sent.', data: { otp_sent: true, status: 'generate_otp_success' } });
    const { client_id } = issued.data;
    expect(client_id).toMatch(/^aadhaar_v2_[A-Za-z]{20}$/);
    const submit = (otp: string) => post('/api/v1/aadhaar-v2/submit-otp', { client_id, otp });
    const wrong = await submit('000000');
    expect([wrong.status, (await bodyOf(wrong)).message]).toEqual([422, 'Invalid OTP']);
    expect((await bodyOf(await submit('111000'))).data).toMatchObject({ client_id, full_name: 'ANANYA IYER' });
    expect((await submit('111000')).status).toBe(422);
  });
});

it('a record that stands for an answer lacks what it does not tell', async () => {
  const records = testApp(
    {},
    {
      overrides: {
        ...{ find: (service: string) => (service === 'bank-account' ? { value: recorded } : undefined) },
      } as never,
    },
  );
  const asked = { id_number: '00001000000012', ifsc: 'ZZZA0000001', ifsc_details: true };
  const { data } = await bodyOf(await post('/api/v1/bank-verification', asked, keyed, records));
  expect(data).toMatchObject({ full_name: 'WHO EVER', ifsc_details: {} });
});

const recorded = { account_number: '00001000000012', ifsc: 'ZZZA0000001', holder_name: 'WHO EVER', status: 'active' };
