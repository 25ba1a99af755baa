import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dialect, Words } from '../app/dialect.ts';
import { dialects } from '../routes/index.ts';
import { factsPortrait } from './support/golden-facts.ts';
import { advice, differences, goldenFiles, updating } from './support/golden-files.ts';
import { moment, portrait } from './support/golden-portrait.ts';

const files = goldenFiles('tests/golden/dialects');
const facts = goldenFiles('tests/golden/facts');
const names = dialects.map(({ name }) => name);

// A dialect is asked some thousand times.
vi.setConfig({ testTimeout: 60_000 });

// Vendors draw tickets by themselves, and credentials read the clock: nothing of it may move.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment });
  vi.spyOn(crypto, 'randomUUID').mockReturnValue('7f1c2b3a-4d5e-4f60-8a7b-9c0d1e2f3a4b');
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => (array as Uint32Array).fill(7) as never);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  '%s answers to the byte as its golden file says',
  async (name, dialect) => {
    const now = await portrait(dialect);
    if (updating(process.env)) files.write(name, now);
    const golden = files.read(name);
    const differing = differences(golden, now);
    expect(differing.now, advice).toBe(differing.golden);
    // The order of its parts, too.
    expect(now === golden, advice).toBe(true);
  },
);

it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  '%s says of facts that no example has what its golden file says',
  async (name, dialect) => {
    const now = await factsPortrait(dialect);
    if (updating(process.env)) facts.write(name, now);
    const golden = facts.read(name);
    const differing = differences(golden, now);
    expect(differing.now, advice).toBe(differing.golden);
    expect(now === golden, advice).toBe(true);
  },
);

it('no golden file is left of a dialect that is gone', () => {
  expect([...files.strangers(names), ...facts.strangers(names)]).toEqual([]);
});

describe('a golden file tells', () => {
  const attestr = dialects.find(({ name }) => name === 'attestr')!;
  const failing = (change: (spoken: ReturnType<Words['fail']>, detail: unknown) => object): Partial<Dialect> => ({
    fail(refusal, call, detail) {
      const spoken = attestr.fail(refusal, call, detail);
      return { ...spoken, ...change(spoken, detail) };
    },
  });
  const more = (body: unknown) => (typeof body === 'object' ? { ...body, more: 1 } : body);

  it.each<[string, Partial<Dialect>, string]>([
    ['a status', failing(({ status }) => ({ status: status === 503 ? 500 : status })), '=== 503 by header'],
    ['a header', failing(() => ({ headers: { 'WWW-Authenticate': 'Basic' } })), '=== 401 by header'],
    ['a content type', failing(() => ({ headers: { 'Content-Type': 'text/plain' } })), '=== 103 by header'],
    ['a body', failing(({ body }) => ({ body: more(body) })), '=== 102 by header'],
    [
      'a body of production',
      failing(({ body }, detail) => ({ body: detail === undefined ? more(body) : body })),
      '=== an empty object, in production',
    ],
    ['a type', { wrap: (result) => ({ ...(result as object), valid: 'true' }) }, '=== POST /api/v2/public/corpx/gstin'],
    [
      'the order of the keys',
      { wrap: (result) => Object.fromEntries(Object.entries(result as object).reverse()) },
      '=== POST /api/v2/public/corpx/gstin',
    ],
    ['a phrase that is gone', { phrases: attestr.phrases.slice(1) }, ''],
    [
      'a phrase that is new',
      { phrases: [...attestr.phrases, { ...attestr.phrases[0]!, path: '/new' }] },
      '=== POST /new',
    ],
  ])('%s', async (_what, change, title) => {
    const { golden, now } = differences(files.read('attestr'), await portrait({ ...attestr, ...change }));
    expect(golden + now).not.toBe('');
    expect(now).toContain(title);
  });
});

describe('golden files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const own = goldenFiles(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are asked for where a new dialect has none', () => {
    expect(() => own.read('brand-new')).toThrow(
      /^brand-new has no golden file\. Write .*brand-new\.txt with\nUPDATE_GOLDEN=1 /,
    );
  });

  it('of no dialect are told', () => {
    own.write('gone', 'text');
    expect(own.strangers(['here'])).toEqual([
      `${join(folder, 'gone.txt')} is the golden file of no dialect: delete it.`,
    ]);
  });

  it.each([
    [{}, false],
    [{ CI: 'true' }, false],
    [{ UPDATE_GOLDEN: '1' }, true],
  ])('with %j are written: %s', (env, written) => expect(updating(env)).toBe(written));

  it('are never written in a pipeline', () => {
    expect(() => updating({ UPDATE_GOLDEN: '1', CI: 'true' })).toThrow(
      'a pipeline holds golden files, and writes none',
    );
  });
});
