import { describe, expect, it, vi } from 'vitest';
import { seededUniform } from '../app/faults/chance.ts';
import type { Entry } from '../app/journal/entry.ts';
import { emptyBatch, isFull, note } from '../app/store/memory/batch.ts';
import { memoryEntries } from '../app/store/memory/entries.ts';
import { copyOf } from '../app/store/memory/line.ts';
import { createPage } from '../app/store/memory/page.ts';
import type { Unnumbered } from '../app/store/store.ts';
import { unnumbered } from './support/unnumbered.ts';

describe('the journal of a process', () => {
  const all = { limit: 10_000, fits: () => true };

  it.each([1, 10, 1500])('keeps %i at most, however many come', async (size) => {
    const journal = memoryEntries({ size, bytes: 1e9 });
    for (let i = 0; i < 5000; i += 7) journal.append(Array.from({ length: 7 }, () => unnumbered()));
    const ids = (await journal.read(all)).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: size }, (_, i) => 5005 - i));
  });

  it('says how many there are and how many bytes, whatever was dropped or removed', () => {
    const journal = memoryEntries({ size: 3, bytes: 1e9 });
    // 600 for what an entry takes besides its texts, then path, headers, body and answer.
    const entry = (body: string) => unnumbered({ body, path: '/p', headers: ['A', 'b'], answer: '12345' });
    expect(journal.size()).toEqual({ entries: 0, bytes: 0 });
    journal.append(['', 'x', 'xx', 'xxx', 'xxxx'].map(entry));
    expect(journal.size()).toEqual({ entries: 3, bytes: 3 * 609 + 9 });
    expect(journal.remove(({ id }) => id === 4)).toBe(1);
    expect(journal.size()).toEqual({ entries: 2, bytes: 2 * 609 + 6 });
    expect(journal.remove(() => true)).toBe(2);
    expect(journal.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('keeps the newest as they came, whatever stood in their place before', async () => {
    const journal = memoryEntries({ size: 40, bytes: 1e9 });
    const came: Unnumbered[] = [];
    for (let i = 1; i <= 200; i++) {
      const batch = Array.from({ length: (i * 7) % 13 }, (_, k) => {
        const body = 'नx'.repeat(i % 9 === 0 ? 50_000 : (i * k) % 50);
        return unnumbered({ body, subject: k % 2 ? `${i}` : undefined, answerHeaders: { 'X-A': `${i} ${k}` } });
      });
      came.push(...batch.map((entry) => ({ ...entry })));
      journal.append(batch);
      if (i % 20 !== 0) continue;
      const kept = came.map((entry, at) => ({ ...entry, id: at + 1 })).slice(-40);
      expect(await journal.read(all)).toEqual(kept.reverse());
    }
  });

  it.each([
    ['many', 300],
    ['few', 70],
  ])('is as a plain list would be, of %s entries at most, whatever comes and is removed', async (_which, size) => {
    let draws = 0;
    const draw = (below: number) => Math.floor(seededUniform(size, 1, draws++) * below);
    const journal = memoryEntries({ size, bytes: 1e9 });
    let plain: Entry[] = [];
    let last = 0;
    for (let step = 0; step < 600; step++) {
      const [session, subject] = [`s-${draw(4)}`, draw(9) === 0 ? undefined : `p-${draw(9)}`];
      const fits = (entry: Entry) => entry.session === session && (subject === undefined || entry.subject === subject);
      if (draw(3) === 0) {
        expect(await journal.remove(fits)).toBe(plain.filter(fits).length);
        plain = plain.filter((entry) => !fits(entry));
      } else {
        const come = Array.from({ length: draw(40) }, () =>
          unnumbered({ session, subject, body: 'x'.repeat(draw(100)), answerHeaders: { 'X-A': `${draw(1000)}` } }),
        );
        plain = [...plain, ...come.map((entry) => ({ ...entry, id: ++last }))].slice(-size);
        journal.append(come);
      }
      expect((await journal.size()).entries).toBe(plain.length);
      expect(await journal.count(fits)).toEqual({ count: plain.filter(fits).length, newest: last });
      const before = last - draw(2 * size);
      const found = plain.filter((entry) => entry.id < before && fits(entry)).reverse();
      expect(await journal.read({ before, limit: 5, fits })).toEqual(found.slice(0, 5));
    }
    const { bytes } = await journal.size();
    await journal.remove(() => true);
    expect(bytes).toBeGreaterThan(600 * plain.length);
    expect(await journal.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('gives entries that stay as they are, whatever comes in their place', async () => {
    const journal = memoryEntries({ size: 100, bytes: 1e9 });
    const come = (body: string) => journal.append(Array.from({ length: 150 }, () => unnumbered({ body })));
    come('old');
    const found = await journal.read(all);
    come('new');
    expect(new Set(found.map(({ body }) => body))).toEqual(new Set(['old']));
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => 150 - i));
  });

  it.each([
    [1218, 2],
    [1217, 1],
    [609, 1],
    [608, 0],
  ])('of %i bytes holds %i entries of 609', (bytes, entries) => {
    const journal = memoryEntries({ size: 10, bytes });
    const entry = () => unnumbered({ path: '/p', headers: ['A', 'b'], answer: '12345' });
    journal.append([entry(), entry(), entry()]);
    expect(journal.size()).toEqual({ entries, bytes: entries * 609 });
  });

  it('keeps to its bytes, with what is removed out of the sum', async () => {
    const journal = memoryEntries({ size: 1000, bytes: 100_000 });
    const big = () => [unnumbered({ body: 'x'.repeat(9000) })];
    for (let i = 0; i < 30; i++) journal.append(big());
    expect((await journal.count(() => true)).count).toBe(10);
    await journal.remove(({ id }) => id % 2 === 0);
    for (let i = 0; i < 5; i++) journal.append(big());
    expect((await journal.count(() => true)).count).toBe(10);
    journal.append([unnumbered({ body: 'x'.repeat(200_000) })]);
    expect((await journal.count(() => true)).count).toBe(0);
  });
});

describe('entries in a row', () => {
  const short = unnumbered({ path: '', headers: [], answer: '' });
  it.each([
    ['sixty-three of them', Array(63).fill(short), false],
    ['sixty-four', Array(64).fill(short), true],
    ['fewer, of a byte too few', [short, { ...short, body: 'x'.repeat(200_000 - 1201) }], false],
    ['fewer, of enough bytes', [short, { ...short, body: 'x'.repeat(200_000 - 1200) }], true],
  ])('are enough for a page: %s', (_which, entries, full) => {
    const batch = emptyBatch(1);
    for (const entry of entries) note(batch, entry);
    expect(isFull(batch)).toBe(full);
  });

  it.each([
    ['short ones', { body: '', size: 64, count: 640 }, { pages: 10, buffers: 2 }],
    [
      'long ones, whose pages are let go',
      { body: 'x'.repeat(150_000), size: 4, count: 40 },
      { pages: 20, buffers: 20 },
    ],
  ])(
    'are written on pages, of which one that is free is taken again: %s',
    (_which, { body, size, count }, expected) => {
      const written = vi.spyOn(TextEncoder.prototype, 'encodeInto');
      const journal = memoryEntries({ size, bytes: 1e9 });
      for (let i = 0; i < count; i++) journal.append([unnumbered({ body })]);
      const buffers = new Set(written.mock.calls.map(([, buffer]) => buffer));
      expect({ pages: written.mock.calls.length, buffers: buffers.size }).toEqual(expected);
      written.mockRestore();
    },
  );
});

describe('a page of entries', () => {
  it('is no larger than what it holds asks for, whatever it held before', () => {
    const page = createPage();
    const entry = (body: string) => ({ ...unnumbered({ body }), id: 1 });
    for (const [length, most] of [
      [150_000, 200_000],
      [10, 1000],
      [3000, 5000],
      [1000, 5000],
      [10, 1000],
    ] as const) {
      page.write([entry('x'.repeat(length))]);
      expect(page.room()).toBeLessThan(most);
      expect(page.read()[0]!.body).toHaveLength(length);
    }
    page.write([entry('न'.repeat(1000))]);
    expect(page.read().map(copyOf)).toEqual([entry('न'.repeat(1000))]);
    expect(page.room()).toBeLessThan(4000);
  });
});
