import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, testApp } from '../support/app.ts';

const app = testApp();

const ask = (headers: Record<string, string>, used = app) =>
  used.fetch('/pan-to-gst', { method: 'POST', headers: { ...json, ...headers }, body: '{"pan_number":"AAACN0000A"}' });

const gateway = { httpCode: '401', httpMessage: 'Unauthorized', moreInformation: 'Invalid client id or secret.' };

describe('the native dialect takes a key', () => {
  it.each([
    ['alone', { 'X-API-Key': key }],
    ['beside the origin’s client id', { 'Client-ID': 'my-client', 'X-IBM-Key': key }],
    ['as IBM’s secret', { 'X-IBM-Client-Id': 'my-client', 'X-IBM-Client-Secret': key }],
    ['by X-API-Key, whatever else is there', { 'X-API-Key': key, 'X-IBM-Client-Id': 'a', 'X-IBM-Client-Secret': 'b' }],
  ])('%s', async (_name, headers) => {
    const response = await ask(headers);
    expect([response.status, (await bodyOf(response)).status]).toEqual([200, 'success']);
  });

  it.each([
    ['Client-ID', 'X-IBM-Key'],
    ['X-IBM-Client-Id', 'X-IBM-Client-Secret'],
  ])('with a session, in %s and %s', async (id, secret) => {
    const ruled = testApp();
    await ruled.post('/__admin/rules', { fault: '104' }, { 'X-API-Key': `${key}~checkout-7` });
    const seen = async (shown: string) => (await ask({ [id]: 'any', [secret]: shown }, ruled)).status;
    expect([await seen(`${key}~checkout-7`), await seen(key)]).toEqual([429, 200]);
  });
});

describe('the native dialect refuses', () => {
  it.each([
    ['no key', {}],
    ['a wrong X-API-Key', { 'X-API-Key': 'wrong' }],
    ['a wrong X-IBM-Key', { 'Client-ID': 'my-client', 'X-IBM-Key': 'wrong' }],
    ['an X-IBM-Key without a Client-ID', { 'X-IBM-Key': key }],
    ['a key for a Client-ID', { 'Client-ID': key }],
  ])('%s in its own words', async (_name, headers: Record<string, string>) => {
    const response = await ask(headers);
    const { message, code, internal_status_code } = await bodyOf(response);
    const told = [response.status, message, code, internal_status_code];
    expect(told).toEqual([401, 'Invalid API key', 'UNAUTHORIZED', 102]);
  });

  it.each([
    ['a wrong secret', { 'X-IBM-Client-Id': 'my-client', 'X-IBM-Client-Secret': 'wrong' }],
    ['a wrong secret with a session', { 'X-IBM-Client-Id': 'my-client', 'X-IBM-Client-Secret': 'wrong~a' }],
    ['an id without a secret', { 'X-IBM-Client-Id': 'my-client' }],
    ['a secret without an id', { 'X-IBM-Client-Secret': key }],
  ])('%s in the words of IBM’s gateway', async (_name, headers: Record<string, string>) => {
    for (const used of [app, testApp({ ENVIRONMENT: 'production' })]) {
      const response = await ask(headers, used);
      expect([response.status, await bodyOf(response)]).toEqual([401, gateway]);
      expect(response.headers.get('x-mock-outcome')).toBe('102;by=auth');
    }
  });

  it('a key that plays a part in its own words, wherever it stands', async () => {
    for (const [id, secret] of [
      ['Client-ID', 'X-IBM-Key'],
      ['X-IBM-Client-Id', 'X-IBM-Client-Secret'],
    ] as const) {
      const response = await ask({ [id]: 'any', [secret]: 'test-no-credit~a' });
      expect([response.status, (await bodyOf(response)).message]).toEqual([402, 'Insufficient credits']);
    }
  });

  it('a bad name of a session in its own words', async () => {
    const response = await ask({ 'X-IBM-Client-Id': 'any', 'X-IBM-Client-Secret': `${key}~a b` });
    expect([response.status, (await bodyOf(response)).code]).toEqual([400, 'BAD_REQUEST']);
  });
});

it('the journal keeps no secret of any of them', async () => {
  await ask({ 'Client-ID': 'my-client', 'X-IBM-Key': 's3cr3t' });
  await ask({ 'X-IBM-Client-Id': 'my-client', 'X-IBM-Client-Secret': 's3cr3t' });
  const text = await (await app.fetch('/__admin/requests', { headers: { 'X-API-Key': key } })).text();
  expect(text).toContain('x-ibm-client-secret');
  expect(text).not.toContain('s3cr3t');
});
