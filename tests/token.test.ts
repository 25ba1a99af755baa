import { describe, expect, it } from 'vitest';
import { sha256 } from '../app/sha256.ts';
import { hmac, issueToken, tokenFor } from '../app/token.ts';
import { key, testApp } from './support/app.ts';

const app = testApp();
const claims = { iat: 1_790_000_000, exp: 1_790_003_600 };
const before = { iat: claims.iat - 60, exp: claims.iat };
const token = await issueToken(key, claims);
const [head, payload, signature] = token.split('.') as [string, string, string];

const base64Url = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A token around any text, which the key signs. */
async function signed(header: string, text: string): Promise<string> {
  const told = `${header}.${base64Url(text)}`;
  return `${told}.${base64Url(await hmac(sha256(key), told))}`;
}

async function met(shown: string): Promise<[status: number, outcome: string | null]> {
  const headers = { 'x-api-key': 'any', Authorization: shown };
  const response = await app.fetch('/sandbox/bank/ZZZA0000001', { headers });
  return [response.status, response.headers.get('x-mock-outcome')];
}

describe('a token', () => {
  it.each<[string, string | Promise<string>, number, string]>([
    ['as it was given', token, 200, '101;by=world'],
    ['that the key signed itself', signed(head, JSON.stringify(claims)), 200, '101;by=world'],
    ['whose time is over', issueToken(key, before), 403, '102;by=auth'],
    ['that names no algorithm', signed(base64Url('{"alg":"none"}'), JSON.stringify(claims)), 403, '102;by=auth'],
    ['around no JSON', signed(head, '{'), 403, '102;by=auth'],
    ['around what is no Base64', `${head}.?.${signature}`, 403, '102;by=auth'],
    ['without its signature', `${head}.${payload}`, 403, '102;by=auth'],
    ['with more behind it', `${token}.more`, 403, '102;by=auth'],
    ['that is only a head', head, 403, '102;by=auth'],
    ['of nothing', '', 403, '102;by=auth'],
  ])('%s', async (_what, shown, status, outcome) => {
    expect(await met(await shown)).toEqual([status, outcome]);
  });

  it.each(['', '~a', 'test-expired', 'test-expired~a'])('for the key "%s" is the key itself', async (shown) => {
    expect(await tokenFor(shown, claims)).toBe(shown);
  });

  it.each([key, `${key}~a`])('for the key "%s" is what its login gives', async (shown) => {
    expect(await tokenFor(shown, claims)).toBe(await issueToken(shown, claims));
  });
});

describe('HMAC-SHA256', () => {
  // RFC 4231, sections 4.2, 4.3 and 4.7.
  it.each([
    [
      'of a key in bytes',
      new Uint8Array(20).fill(0x0b),
      'Hi There',
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      'of a key in words',
      'Jefe',
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      'of a key that is longer than a block',
      new Uint8Array(131).fill(0xaa),
      'Test Using Larger Than Block-Size Key - Hash Key First',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('%s is the one that its standard publishes', async (_name, secret, text, published) => {
    expect(Buffer.from(await hmac(secret, text)).toString('hex')).toBe(published);
  });
});
