import { describe, expect, it } from 'vitest';
import { key, testApp } from './support/app.ts';
import { inSession, last, pan } from './support/journal.ts';

describe('secrets', () => {
  const admin = 'the-admin-key-9';
  const odd = 'odd+key/"with\\parts';
  const env = { API_KEYS: `${key},${odd}`, ADMIN_KEY: admin };
  type Sent = [name: string, secret: string, path: string, body: string | object, headers?: Record<string, string>];
  const rows: Sent[] = [
    ['the API key', key, '/pan-to-gst', pan('ABCDE1234F')],
    ['the API key with a session', key, '/pan-to-gst', pan('ABCDE1234F'), inSession('s')],
    ['a wrong key', 'wrong-key', '/pan-to-gst', {}, { 'X-API-Key': 'wrong-key' }],
    ['the admin key', admin, '/pan-to-gst', {}, { 'X-Admin-Key': admin }],
    ...['x-karza-key', 'x-client-secret', 'x-access-token', 'X-Auth', 'X-Signature', 'Cookie', 'X-JWT'].map(
      (name): Sent => [name, 's3cr3t', '/pan-to-gst', {}, { [name]: 's3cr3t' }],
    ),
    ['Authorization', 'dXNlcjpwYXNz', '/pan-to-gst', {}, { Authorization: 'Basic dXNlcjpwYXNz' }],
    ['X-Authorization', 's3cr3t', '/pan-to-gst', {}, { 'X-Authorization': 'Bearer s3cr3t' }],
    ['a key in the query', 's3cr3t', '/pan-to-gst?a=1&api_key=s3cr3t', {}],
    ['a token in the query', 's3cr3t', '/pan-to-gst?access_token=s3cr3t&a=1', {}],
    ['a key in the query of a Referer', 's3cr3t', '/pan-to-gst', {}, { Referer: 'http://a/?key=s3cr3t' }],
    ['a known key in the path', key, `/pan-to-gst/${key}`, {}],
    ['a known key in the query', encodeURIComponent(odd), `/pan-to-gst?q=${encodeURIComponent(odd)}`, {}],
    ['a known key in another header', key, '/pan-to-gst', {}, { 'User-Agent': `curl ${key}` }],
    ['a known key in a body', key, '/pan-to-gst', { note: `it is ${key}` }],
    ['a known key that JSON escapes', JSON.stringify(odd).slice(1, -1), '/pan-to-gst', { note: odd }],
    ['a known key as the client’s reference', key, '/pan-to-gst', { ...pan('ABCDE1234F'), client_ref: key }],
    ['a known key as the request’s id', key, '/pan-to-gst', pan('ABCDE1234F'), { 'X-Request-Id': key }],
    ['a known key as a name', key.toUpperCase(), '/name-match', { name_1: key, name_2: 'A', consent: 'Y' }],
    ...['password', 'token', 'accessToken', 'client_secret', 'apiKey', 'userPassword', 'pass\\u0077ord'].map(
      (name): Sent => [`the field ${name}`, 's3cr3t', '/pan-to-gst', `{"a":[{"${name}" : "s3cr3t"}]}`],
    ),
    ['a number for a password', '271828', '/pan-to-gst', '{"password":271828}'],
    ['an object for credentials', 's3cr3t', '/pan-to-gst', { credentials: { of: ['s3cr3t'] } }],
    ['a password in JSON that is broken', 's3cr3t', '/pan-to-gst', '{"password":"s3cr3t'],
    ['a password in a form', 's3cr3t', '/pan-to-gst', 'user=a&password=s3cr3t&b=c'],
  ];
  it.each(rows)('%s', async (_name, secret, path, body, headers) => {
    const app = testApp(env);
    await app.post(path, body, headers);
    const response = await app.fetch('/__admin/requests', { headers: { 'X-Admin-Key': admin } });
    const text = await response.text();
    expect(JSON.parse(text).requests).toHaveLength(1);
    expect(text).not.toContain(secret);
    expect(text).toContain('***');
  });

  it('leaves what is none as it was sent', async () => {
    const app = testApp();
    const body = '{ "company_secretary" : "A B", "token_type":"x", "keywords": ["y"], "n": 1.50 }';
    await app.post('/pan-to-gst?author=c', body, { 'Idempotency-Key': 'i-1' });
    const { path, request } = await last(app);
    expect([path, request.body, request.headers['idempotency-key']]).toEqual([
      '/pan-to-gst?author=c',
      JSON.parse(body),
      'i-1',
    ]);
  });
});
