import { describe, expect, it } from 'vitest';
import { memoryLimiter } from '../app/store/memory/limiter.ts';

const day = 86_400;

describe('a limit in memory', () => {
  it.each([
    ['a second', 1],
    ['a day', day],
    // Longer than a timer can be.
    ['thirty days', 30 * day],
    ['9999 days', 9999 * day],
  ])('holds for %s from the first call on, and then begins anew', (_name, seconds) => {
    let time = 5000;
    const limiter = memoryLimiter({ points: 2, seconds }, () => time);
    const consume = () => limiter.consume('a');
    expect(consume()).toEqual({ exceeded: false, remaining: 1, resetMs: seconds * 1000 });
    time += 100;
    expect(consume()).toEqual({ exceeded: false, remaining: 0, resetMs: seconds * 1000 - 100 });
    expect(consume()).toEqual({ exceeded: true, remaining: 0, resetMs: seconds * 1000 - 100 });
    time += seconds * 1000 - 101;
    expect(consume()).toMatchObject({ exceeded: true, resetMs: 1 });
    time += 1;
    expect(consume()).toEqual({ exceeded: false, remaining: 1, resetMs: seconds * 1000 });
  });

  it('counts each caller apart, and so many at most: who called longest ago begins anew', () => {
    const limiter = memoryLimiter({ points: 1, seconds: 60 }, () => 0);
    for (let i = 0; i < 50_000; i++) expect(limiter.consume(`caller ${i}`).exceeded).toBe(false);
    expect(limiter.consume('caller 0').exceeded).toBe(true);
    expect(limiter.consume('one more').exceeded).toBe(false);
    expect(['caller 0', 'caller 1', 'caller 3'].map((who) => limiter.consume(who).exceeded)).toEqual([
      true,
      false,
      true,
    ]);
  });
});
