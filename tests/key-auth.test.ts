import { describe, expect, it } from 'vitest';
import { bodyOf, key, testApp } from './support/app.ts';

const post = (path: string, body: object, headers: Record<string, string>) =>
  testApp().post(path, body, { 'X-API-Key': undefined, ...headers });

describe('without a key that is known', () => {
  const ways = 'X-API-Key, or Client-ID and X-IBM-Key, or X-IBM-Client-Id and X-IBM-Client-Secret';
  it.each<[string, Record<string, string>, string]>([
    ['no key', {}, 'No API key was sent.'],
    ['a wrong one', { 'X-API-Key': 'wrong' }, 'The API key that was sent is not known.'],
    ['a wrong one of a pair', { 'Client-ID': 'any', 'X-IBM-Key': 'wrong' }, 'The API key that was sent is not known.'],
    ['half a pair', { 'X-IBM-Key': key }, 'No API key was sent.'],
  ])('%s is told every way to send one', async (_what, headers, problem) => {
    const response = await post('/pan-to-gst', { pan_number: 'ABCDE1234F' }, headers);
    const { detail } = await bodyOf(response);
    expect([response.status, detail]).toEqual([401, { problem: `${problem} Send your key in ${ways}.` }]);
    expect(response.headers.get('x-mock-outcome')).toBe('102;by=auth');
  });
});

describe('a vendor who names the header that is not there', () => {
  const ask = async (headers: Record<string, string>) => {
    const response = await post('/cashfree/verification/pan', { pan: 'AAACM0000Z' }, headers);
    return [response.status, (await bodyOf(response)).code];
  };
  const [id, secret] = ['x-client-id', 'x-client-secret'];

  it.each<[string, Record<string, string>, string]>([
    ['neither', {}, id],
    ['a key and no id', { [secret]: key }, id],
    ['an id and no key', { [id]: 'any' }, secret],
    ['a key in the place of the id', { [id]: key }, secret],
    ['no more than a wrong key elsewhere', { 'X-API-Key': `${key}x` }, id],
  ])('names it where there is %s', async (_what, headers, missing) => {
    expect(await ask(headers)).toEqual([400, `${missing}_missing`]);
  });

  it.each<[string, Record<string, string>]>([
    ['another vendor’s header', { 'x-karza-key': key }],
    ['another vendor’s header, with a session', { 'x-karza-key': `${key}~a` }],
    ['another vendor’s header behind a word', { Authorization: `Bearer ${key}` }],
    ['one of several headers', { 'X-Auth-Type': 'API-Key', 'X-API-Key': key, 'X-Reference-ID': 'loan-4711' }],
    ['another vendor’s header beside an id', { [id]: 'any', 'X-API-Key': key }],
  ])('takes a known key in %s for a wrong one', async (_what, headers) => {
    expect(await ask(headers)).toEqual([401, 'authentication_failed']);
  });
});
