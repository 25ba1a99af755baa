import { createHash } from 'node:crypto';
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { same } from '../app/key-auth.ts';
import { portable, sha256 } from '../app/sha256.ts';

const platform = (text: string) => createHash('sha256').update(text).digest('hex');

describe.each([
  ['of this runtime', sha256],
  ['of every runtime', portable],
])('SHA-256 %s', (_whose, hash) => {
  it.each([
    ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['"abc"', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'two blocks',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %s is the one that NIST publishes', (_name, text, published) => {
    expect(hash(text)).toBe(published);
  });

  it('of every length is what the platform makes of it', () => {
    for (let length = 0; length <= 200; length++) {
      const text = 'x'.repeat(length);
      expect(hash(text), `${length} bytes`).toBe(platform(text));
    }
  });

  it('of any text is what the platform makes of it', () => {
    const texts = string({ unit: 'binary', maxLength: 100 });
    assert(
      property(texts, (text) => hash(text) === platform(text)),
      { seed: 1, numRuns: 500 },
    );
  });
});

it('this runtime has its own, without which a call takes longer', () => {
  expect(sha256).not.toBe(portable);
});

it('digests that differ in one bit are not the same', () => {
  const digest = sha256('abc');
  for (let at = 0; at < digest.length; at++) {
    for (let bit = 0; bit < 4; bit++) {
      const changed = (Number.parseInt(digest[at]!, 16) ^ (1 << bit)).toString(16);
      expect(same(digest, digest.slice(0, at) + changed + digest.slice(at + 1))).toBe(false);
    }
  }
  expect(same(digest, digest.slice())).toBe(true);
});
