import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { eko } from '../../routes/vendors/eko/eko.ts';
import { bodyOf, key, testApp } from '../support/app.ts';

const { fetch } = testApp();
const [signed] = eko.keys;
const pan = { initiator_id: '9962981729', pan_number: 'AAAPI0000A', purpose: '1', purpose_desc: 'onboarding' };
const account = { initiator_id: '9962981729', customer_id: '6111111111', user_code: '20810200' };
const bankPath = (bank: string, number: string) => `/ekoapi/v2/banks/${bank}/accounts/${number}`;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

async function ask(
  path: string,
  fields: Record<string, string>,
  more: { headers?: Record<string, string>; method?: string; at?: string } = {},
) {
  const headers = { ...form, ...(await signed!.carry(key)), ...more.headers };
  const body = new URLSearchParams(fields).toString();
  return fetch((more.at ?? '/eko') + path, { method: more.method ?? 'POST', headers, body });
}

it('takes a form for one where it says so alone', async () => {
  const body = new URLSearchParams(pan).toString();
  const headers = await signed!.carry(key);
  const asked = { method: 'POST', headers, body: new TextEncoder().encode(body) };
  expect((await fetch('/eko/ekoapi/v1/pan/verify', asked)).status).toBe(415);
  expect((await ask('/ekoapi/v1/pan/verify', pan)).status).toBe(200);
});

const verified = (data: object) => ({
  response_status_id: -1,
  data,
  response_type_id: 1255,
  message: 'PAN verification successful',
  status: 0,
});
const business = (status: number, message: string) => ({
  ...{ response_status_id: status, response_type_id: -1, message, status },
});

describe('pan/verify', () => {
  it.each([
    ['AAAPI0000A', { title: 'Smt', first_name: 'ANANYA', middle_name: '', last_name: 'IYER' }],
    ['AAACM0000Z', { title: 'M/s', first_name: '', middle_name: '', last_name: 'MOCKWORKS PRIVATE LIMITED' }],
    // The one that the SDK's own tests ask for.
    ['VBLPZ6447L', { title: 'Shri', first_name: 'BAR', middle_name: '', last_name: 'FOO' }],
  ])('tells whose %s is', async (pan_number, name) => {
    const response = await ask('/ekoapi/v1/pan/verify', { ...pan, pan_number });
    expect([response.status, await bodyOf(response)]).toEqual([200, verified({ pan_number, ...name })]);
  });

  it.each([
    ['102', 200, business(1, 'Validation failed')],
    ['103', 200, business(463, 'No record found')],
    ['104', 200, business(1, 'Maximum attempts exceeded')],
    ['105', 200, business(1, 'Consent is required')],
    ['106', 200, business(1, 'Multiple records found')],
    ['107', 200, business(1, 'Not supported by the bank')],
    ['108', 200, business(1, 'Service is not available at the moment')],
    ['109', 200, business(1, 'Too many records found')],
    ['402', 200, business(347, 'Insufficient balance')],
    ['403', 403, 'Forbidden'],
    ['404', 404, 'Not Found'],
    ['405', 405, 'Method Not Allowed'],
    ['408', 408, 'Request Timeout'],
    ['409', 409, 'Conflict'],
    ['422', 422, 'Unprocessable Entity'],
    ['501', 501, 'Not Implemented'],
    ['415', 415, 'Unsupported Media Type'],
    ['429', 429, 'Too Many Requests'],
    ['500', 500, 'Internal Server Error'],
    ['503', 503, 'Service Unavailable'],
    ['504', 504, 'Gateway Timeout'],
  ])('words %s', async (fault, status, told) => {
    const response = await ask('/ekoapi/v1/pan/verify', pan, { headers: { 'X-Mock-Fault': fault } });
    const page = { timestamp: 1_790_000_000_000, status, error: told, message: told, path: '/ekoapi/v1/pan/verify' };
    expect([response.status, await bodyOf(response)]).toEqual([status, typeof told === 'string' ? page : told]);
  });

  it('names what is wrong with a request', async () => {
    const response = await ask('/ekoapi/v1/pan/verify', { pan_number: 'A', initiator_id: '1', purpose: '' });
    expect(await bodyOf(response)).toEqual({
      ...business(1, 'Validation failed'),
      invalid_params: {
        pan_number: 'is no PAN: five letters, four digits, a letter',
        purpose: 'is empty',
        purpose_desc: 'is missing',
      },
    });
  });

  it.each([
    ['a magic PAN', '/eko', '/ekoapi/v1/pan/verify', 'ERROR0103X', 463],
    ['the path of production', '/eko', '/ekoicici/v1/pan/verify', 'AAAPI0000A', 0],
    ['its host', 'http://staging.eko.in:25004', '/ekoapi/v1/pan/verify', 'AAAPI0000A', 0],
  ])('is reached by %s', async (_name, at, path, pan_number, status) => {
    expect((await bodyOf(await ask(path, { ...pan, pan_number }, { at }))).status).toBe(status);
  });
});

describe('a bank account', () => {
  const told = {
    ...{ amount: '1.0', fee: '7.00', verification_failure_refund: '7.00', is_Ifsc_required: '0' },
    ...{ tid: expect.stringMatching(/^\d{10}$/), client_ref_id: expect.stringMatching(/^AVS\d{17}$/) },
    ...{ user_code: '20810200', aadhar: '', ifsc: '' },
  };

  it.each([
    ['ifsc:ZZZA0000001', '00001000000012'],
    ['bank_code:ZZZA', '00001000000012'],
    ['ifsc%3Azzza0000001', '00001000000012'],
  ])('is found by %s', async (bank, number) => {
    const { message, data, ...rest } = await bodyOf(await ask(bankPath(bank, number), account));
    expect(data).toEqual({
      ...told,
      ...{ bank: 'SPECIMEN BANK LIMITED', is_name_editable: '0', recipient_name: 'ANANYA IYER', account: number },
    });
    expect({ message, ...rest }).toEqual({
      ...{ message: 'Success! Account details found.', response_status_id: -1, response_type_id: 61, status: 0 },
    });
  });

  it.each(['1711654128', '1711654121'])('of the documents, %s, tells no name', async (number) => {
    expect(await bodyOf(await ask(bankPath('ifsc:KKBK0000261', number), account))).toEqual({
      response_status_id: -1,
      data: {
        ...told,
        ...{ bank: 'Kotak Mahindra Bank', is_name_editable: '1', recipient_name: 'Unknown', account: number },
      },
      response_type_id: 61,
      message: 'The bank did not share the recipient name this time.',
      status: 0,
    });
  });

  it.each([
    ['ifsc:ZZZA0000001', '000099990000'],
    ['bank_code:ZZZB', '00001000000012'],
  ])('that is none at %s is not found', async (bank, number) => {
    const response = await ask(bankPath(bank, number), account);
    expect([response.status, await bodyOf(response)]).toEqual([200, business(463, 'No record found')]);
  });
});

describe('a user’s services', () => {
  it('are all switched on', async () => {
    const path = '/eko/ekoapi/v1/user/services/user_code:20110001?initiator_id=9962981729';
    const response = await fetch(path, { headers: await signed!.carry(key) });
    const status = (service_code: string) => ({
      ...{ status: 1, status_desc: 'ACTIVATED', service_code, comments: null, city: null, user_name: null },
      ...{ mobile: null, service_provider: null, verification_status: 0, createdAt: '2019-09-05 12:50:27.0' },
      ...{ updatedAt: '', user_code: null, state: null },
    });
    expect(await bodyOf(response)).toEqual({
      response_status_id: 1,
      data: {
        user_code: '20110001',
        initiator_id: '9962981729',
        service_status_list: [status('4'), status('53')],
      },
    });
  });

  it('can be activated', async () => {
    const asked = { service_code: '4', initiator_id: '9962981729', user_code: '20810200', latlong: '77.06,77.06' };
    const response = await ask('/ekoapi/v1/user/service/activate', asked, { method: 'PUT' });
    expect(await bodyOf(response)).toEqual({ data: { ...asked, service_code: 4 } });
  });
});

describe('the signature', () => {
  const status = async (headers: Record<string, string>, env = {}) => {
    const body = new URLSearchParams(pan).toString();
    const response = await testApp(env).fetch('/eko/ekoapi/v1/pan/verify', {
      ...{ method: 'POST', headers: { ...form, ...headers }, body },
    });
    return response.status;
  };
  const at = async (ms: number, secret = key) => {
    vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });
    const headers = await signed!.carry(secret);
    vi.useRealTimers();
    return headers;
  };

  it('is base64(HMAC-SHA256(timestamp, base64(key)))', async () => {
    vi.useFakeTimers({ now: 1_516_705_204_593, toFake: ['Date'] });
    const headers = await signed!.carry(key);
    vi.useRealTimers();
    const encoded = Buffer.from(key).toString('base64');
    expect(headers).toEqual({
      developer_key: 'developer',
      'secret-key': createHmac('sha256', encoded).update('1516705204593').digest('base64'),
      'secret-key-timestamp': '1516705204593',
    });
  });

  it.each([
    ['now', 0, 200],
    ['four minutes ago', -4 * 60_000, 200],
    ['in four minutes', 4 * 60_000, 200],
    ['six minutes ago', -6 * 60_000, 403],
    ['in six minutes', 6 * 60_000, 403],
  ])('made %s', async (_name, ms, expected) => {
    expect(await status(await at(ms))).toBe(expected);
  });

  it.each([
    ['another timestamp', { 'secret-key-timestamp': String(Date.now() + 1) }],
    ['no number for a timestamp', { 'secret-key-timestamp': 'now' }],
    ['the key itself', { 'secret-key': key }],
    ['an empty signature', { 'secret-key': '' }],
  ])('is refused with %s', async (_name, wrong) => {
    expect(await status({ ...(await at(0)), ...wrong })).toBe(403);
  });

  it.each(['developer_key', 'secret-key', 'secret-key-timestamp'])('is refused without %s', async (name) => {
    const { [name]: _left, ...headers } = await at(0);
    expect(await status(headers)).toBe(403);
  });

  it('may be any key’s, and nobody else’s', async () => {
    const env = { API_KEYS: `one:${key},two:another-key-123` };
    expect(await status(await at(0, 'another-key-123'), env)).toBe(200);
    expect(await status(await at(0, 'a-third-key-1234'), env)).toBe(403);
    expect(await status({ 'X-API-Key': key }, env)).toBe(403);
  });

  it('names a session after the ~ of developer_key', async () => {
    const app = testApp();
    const headers = { 'X-API-Key': `${key}~checkout-7` };
    await app.post('/__admin/rules', { fault: '103' }, headers);
    const seen = async (session: string) => {
      const carried = { ...(await signed!.carry(key)), developer_key: `any-developer${session}` };
      const body = new URLSearchParams(pan).toString();
      const init = { method: 'POST', headers: { ...form, ...carried }, body };
      return (await bodyOf(await app.fetch('/eko/ekoapi/v1/pan/verify', init))).status;
    };
    expect([await seen('~checkout-7'), await seen(''), await seen('~other')]).toEqual([463, 0, 0]);
  });

  it('is no way to learn a key: it is not in the journal', async () => {
    const app = testApp();
    const carried = await signed!.carry(key);
    const body = new URLSearchParams(pan).toString();
    await app.fetch('/eko/ekoapi/v1/pan/verify', { method: 'POST', headers: { ...form, ...carried }, body });
    const text = await (await app.fetch('/__admin/requests', { headers: { 'X-API-Key': key } })).text();
    expect(text).toContain('secret-key');
    expect(text).not.toContain(carried['secret-key']);
  });
});

it.each([
  ['an unknown path', '/ekoapi/v1/none', 'POST', 404, 'Not Found'],
  ['another method', '/ekoapi/v1/pan/verify', 'DELETE', 405, 'Method Not Allowed'],
])('words %s as its server does', async (_name, path, method, status, error) => {
  const response = await fetch(`/eko${path}`, { method });
  const timestamp = 1_790_000_000_000;
  expect([response.status, await bodyOf(response)]).toEqual([
    status,
    { timestamp, status, error, message: error, path },
  ]);
});

it('takes no JSON', async () => {
  const headers = { ...(await signed!.carry(key)), 'Content-Type': 'application/json' };
  const response = await fetch('/eko/ekoapi/v1/pan/verify', { method: 'POST', headers, body: JSON.stringify(pan) });
  expect(response.status).toBe(415);
});
