import { createHash } from 'node:crypto';
import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex, sameDigest, sha256, toHex } from '../app/sha256.ts';

const platform = (text: string) => createHash('sha256').update(text).digest('hex');

it.each([
  ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['"abc"', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'two blocks',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('SHA-256 of %s is the one that NIST publishes', (_name, text, hash) => {
  expect(toHex(sha256(text))).toBe(hash);
});

it('SHA-256 of every length is what the platform makes of it', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(toHex(sha256(text)), `${length} bytes`).toBe(platform(text));
  }
});

it('SHA-256 of any text is what the platform makes of it', () => {
  const texts = string({ unit: 'grapheme', maxLength: 100 });
  assert(
    property(texts, (text) => {
      const digest = sha256(text);
      return toHex(digest) === platform(text) && sameDigest(fromHex(platform(text).toUpperCase()), digest);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('digests that differ in one bit are not the same', () => {
  const digest = sha256('abc');
  for (let bit = 0; bit < 256; bit++) {
    const other = digest.slice();
    other[bit >> 3]! ^= 1 << (bit & 7);
    expect(sameDigest(digest, other)).toBe(false);
  }
});
