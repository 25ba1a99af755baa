import { beforeEach, describe, expect, it, vi } from 'vitest';
import { outlet } from '../app/outlet.ts';

/** A disk, or a reader, that does with each write in turn what stands here: so many bytes, or this error; then all. */
const disk = vi.hoisted(() => ({ answers: [] as (number | string)[], text: '', aside: '', calls: 0 }));

vi.mock('node:fs', async (original) => {
  const take = (bytes: Uint8Array): number => {
    const answer = disk.answers.shift();
    disk.calls++;
    if (typeof answer === 'string') throw Object.assign(new Error(`${answer}: said so`), { code: answer });
    disk.text += new TextDecoder().decode(bytes.subarray(0, answer));
    return Math.min(answer ?? bytes.length, bytes.length);
  };
  return {
    ...(await original<object>()),
    write(_fd: number, bytes: Uint8Array, done: (error: Error | null, written: number) => void) {
      queueMicrotask(() => {
        try {
          done(null, take(bytes));
        } catch (error) {
          done(error as Error, 0);
        }
      });
    },
    writeSync(fd: number, what: Uint8Array | string) {
      if (fd !== 2) return take(what as Uint8Array);
      disk.aside += what;
      return 0;
    },
  };
});

let lost: number[];
const open = (atOnce = false) => outlet(1, { atOnce, lost: (lines) => lost.push(lines) });
const settled = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  Object.assign(disk, { answers: [], text: '', aside: '', calls: 0 });
  lost = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.useRealTimers();
});

describe('the log’s outlet', () => {
  it('writes in order, and together what came while it wrote', async () => {
    const { write } = open();
    for (const text of ['one\n', 'two\n', 'नमूना\n']) write(text);
    await settled();
    expect([disk.text, disk.calls, disk.aside, lost]).toEqual(['one\ntwo\nनमूना\n', 2, '', []]);
  });

  it.each([
    ['takes a part', [3]],
    ['is slow', ['EAGAIN', 'EAGAIN']],
    ['is slow in the middle', [3, 'EAGAIN', 2]],
  ])('loses nothing to who %s', async (_how, answers) => {
    disk.answers = answers;
    const { write } = open();
    write('one\ntwo\n');
    await settled();
    expect([disk.text, disk.aside]).toEqual(['one\ntwo\n', '']);
  });

  it('says once that it cannot write, and again after it could', async () => {
    disk.answers = ['ENOSPC', 'ENOSPC'];
    const { write } = open();
    write('one\n');
    await settled();
    const said = 'The log cannot be written (ENOSPC: said so). Calls are answered all the same.\n';
    expect([disk.text, disk.aside]).toEqual(['one\n', said]);
    disk.answers = ['EIO'];
    write('two\n');
    await settled();
    expect([disk.text, disk.aside]).toEqual(['one\ntwo\n', `${said}${said.replace('ENOSPC', 'EIO')}`]);
  });

  it('is silent for ever once who reads has left', async () => {
    disk.answers = ['EPIPE'];
    const { write, flushSync } = open();
    write('one\n');
    await settled();
    write('two\n');
    flushSync();
    await settled();
    expect([disk.text, disk.calls, disk.aside]).toEqual(['', 1, '']);
  });

  it('keeps four million characters of what waits, and tells in lines how much more is lost', async () => {
    disk.answers = ['EAGAIN'];
    const { write } = open();
    write('one\n');
    await Promise.resolve();
    write('x'.repeat(4_000_000));
    for (let i = 0; i < 2; i++) write('three\nfour\n');
    expect(disk.aside).toBe('The log cannot be written (it is not read). Calls are answered all the same.\n');
    await settled();
    expect([disk.text.length, lost]).toEqual([4_000_004, [4]]);
    write('five\n');
    await settled();
    expect([disk.text.slice(-6), lost]).toEqual(['xfive\n', [4]]);
  });

  it('at once has written when it returns', () => {
    const { write } = open(true);
    write('one\n');
    expect(disk.text).toBe('one\n');
  });

  it.each([
    ['all of it', [], 'one\n', ''],
    ['all of it, part by part', [1, 'EAGAIN', 2], 'one\n', ''],
    ['what it can', [2, 'ENOSPC'], 'on', 'ENOSPC'],
    ['nothing where nobody reads', ['EPIPE'], '', ''],
  ] as [string, (number | string)[], string, string][])('at the end writes %s', (_what, answers, text, aside) => {
    disk.answers = answers;
    open(true).write('one\n');
    expect(disk.text).toBe(text);
    expect(disk.aside).toContain(aside);
    expect(disk.aside === '').toBe(aside === '');
  });

  it('gives up at the end after half a second', () => {
    disk.answers = Array<string>(1000).fill('EAGAIN');
    const since = performance.now();
    open(true).write('one\n');
    expect(performance.now() - since).toBeGreaterThan(450);
    expect([disk.text, disk.calls < 100]).toEqual(['', true]);
  });
});
