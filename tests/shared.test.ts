import { describe, expect, it, vi } from 'vitest';
import { loadedOnce } from '../app/loaded-once.ts';
import { shared } from '../app/shared.ts';

describe('what is shared', () => {
  const fails = (times: number) =>
    vi.fn(async (name: string) => {
      if (times-- > 0) throw new Error('too many open files');
      return { name };
    });

  it('is read once for all who ask at a time, and for who asks while somebody has it', async () => {
    const read = fails(0);
    const get = shared(read);
    const [one, other, another] = await Promise.all([get('a'), get('a'), get('b')]);
    expect([one === other, one === (await get('a')), another]).toEqual([true, true, { name: 'b' }]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is read again where it could not be', async () => {
    const get = shared(fails(1));
    await expect(Promise.all([get('a'), get('a')])).rejects.toThrow('too many open files');
    expect(await get('a')).toEqual({ name: 'a' });
  });
});

it('what is loaded once is tried again where it could not be', async () => {
  let times = 0;
  const load = loadedOnce(async () => {
    if (++times === 1) throw new Error('too many open files');
    return times;
  });
  await expect(Promise.all([load(), load()])).rejects.toThrow('too many open files');
  expect([await load(), await load(), times]).toEqual([2, 2, 2]);
});
