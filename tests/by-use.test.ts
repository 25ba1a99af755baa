import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byUse } from '../app/store/by-use.ts';

type Act = (key: string, value: number) => void;

/** What can be done, to ours and to a map that each key is put into anew. */
function both() {
  const ours = byUse<number>();
  const plain = new Map<string, number>();
  const remove = (key: string) => expect(ours.delete(key)).toBe(plain.delete(key));
  const acts: Record<string, Act> = {
    put(key, value) {
      ours.put(key, value);
      plain.delete(key);
      plain.set(key, value);
    },
    remove,
    removeOldest: () => remove(ours.oldest()?.key ?? ''),
    clear() {
      ours.clear();
      plain.clear();
    },
  };
  return { ours, plain, acts };
}

const step = fc.record({
  act: fc.constantFrom('put', 'put', 'put', 'put', 'remove', 'remove', 'removeOldest', 'clear'),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  value: fc.nat(9),
});

describe('values in the order of their use', () => {
  it('are those of a map that each is put into anew', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { ours, plain, acts } = both();
        for (const { act, key, value } of steps) {
          acts[act]!(key, value);
          const oldest = ours.oldest();
          expect(ours.size()).toBe(plain.size);
          expect(ours.get(key)).toBe(plain.get(key));
          expect(oldest && [oldest.key, oldest.value]).toEqual([...plain][0]);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
