import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createRedact } from '../app/journal/redact.ts';
import { hashedKey, plainKey } from '../app/secrets.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const heapMb = () => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

it.each([
  ['names of fields', plainKey('one', 'a-key-of-no-worth')],
  ['words that are no key', hashedKey('one', '0'.repeat(64))],
])('%s are remembered without the bodies that they stood in', (_what, key) => {
  const redact = createRedact([key]);
  const before = heapMb();
  // 500 are remembered; as parts of their bodies they would hold 50 MB.
  for (let i = 0; i < 400; i++) redact.body(`token-${i}-of-a-field=x&pad=${`${i} `.repeat(30_000).slice(0, 100_000)}`);
  expect(heapMb() - before).toBeLessThan(10);
});
