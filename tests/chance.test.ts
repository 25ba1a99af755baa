import { describe, expect, it } from 'vitest';
import { chanceParams, drawLot, seededUniform } from '../app/faults/chance.ts';
import { parseFaults } from '../app/faults/grammar.ts';
import { kinds } from '../app/faults/kinds.ts';
import { key, type TestApp, testApp } from './support/app.ts';

const known = { pan_number: 'ABCDE1234F' };

/** Asks so many times in turn: `x` where the call failed, `.` where it went well. */
async function hits(app: TestApp, fault: string, calls: number, headers: Record<string, string> = {}): Promise<string> {
  let seen = '';
  for (let i = 0; i < calls; i++) {
    const { status } = await app.post('/pan-to-gst', known, { 'X-Mock-Fault': fault, ...headers });
    seen += status === 200 ? '.' : 'x';
  }
  return seen;
}

/** What a seed draws for each of so many calls, as hits and misses. */
const drawn = (seed: number, p: number, calls: number) =>
  Array.from({ length: calls }, (_, n) => (seededUniform(seed, n, 0) < p ? 'x' : '.')).join('');

const chances: [string, string][] = [
  ['times=2', 'xx........'],
  ['times=1', 'x.........'],
  ['after=0', 'xxxxxxxxxx'],
  ['after=3', '...xxxxxxx'],
  ['after=3;times=2', '...xx.....'],
  ['every=1', 'xxxxxxxxxx'],
  ['every=3', '..x..x..x.'],
  ['every=3;times=2', '..x..x....'],
  ['after=2;every=3', '....x..x..'],
  ['after=2;every=3;times=1', '....x.....'],
  ['after=9', '.........x'],
  ['after=10', '..........'],
  ['every=11', '..........'],
  ['seed=7', 'xxxxxxxxxx'],
  ['p=1', 'xxxxxxxxxx'],
  ['p=0', '..........'],
  ['p=0;times=3', '..........'],
  ['p=1;times=3', 'xxx.......'],
  ['p=1;after=2;every=2;times=2', '...x.x....'],
  ['p=0.5;seed=7', drawn(7, 0.5, 10)],
  ['p=0.5;seed=8', drawn(8, 0.5, 10)],
];

describe('which calls are hit', () => {
  const app = testApp();

  it.each(chances)('by 108;%s', async (chance, expected) => {
    expect(await hits(app, `108;${chance}`, 10)).toBe(expected);
  });

  it.each(chances)('by delay;ms=100;%s', async (chance, expected) => {
    app.slept.length = 0;
    let seen = '';
    for (let i = 0; i < 10; i++) {
      const { headers } = await app.post('/pan-to-gst', known, { 'X-Mock-Fault': `delay;ms=100;${chance}` });
      seen += headers.get('x-mock-outcome') === '101;by=world' ? '.' : 'x';
    }
    expect(seen).toBe(expected);
    expect(app.slept).toEqual(Array(expected.split('x').length - 1).fill(100));
  });

  it('with chance, `times` counts the calls that were hit', async () => {
    const all = drawn(7, 0.3, 40);
    const third = all.split('x', 3).join('x').length;
    const expected = `${all.slice(0, third + 1)}${'.'.repeat(39 - third)}`;
    expect(await hits(testApp(), '108;p=0.3;seed=7;times=3', 40)).toBe(expected);
    expect(expected.split('x')).toHaveLength(4);
  });

  it('with chance, `after` and `every` say which calls may be hit', async () => {
    const all = drawn(7, 0.5, 20);
    const expected = [...all].map((hit, n) => (n > 4 && n % 2 === 1 ? hit : '.')).join('');
    expect(await hits(testApp(), '108;p=0.5;seed=7;after=4;every=2', 20)).toBe(expected);
    expect(new Set(expected)).toEqual(new Set('x.'));
  });

  it('of a list each fault has counts of its own', async () => {
    const app = testApp();
    const fault = 'delay;ms=100;every=2, 108;after=1;every=2, 104;after=2';
    const seen = [];
    for (let i = 0; i < 4; i++) {
      app.slept.length = 0;
      const { status } = await app.post('/pan-to-gst', known, { 'X-Mock-Fault': fault });
      seen.push([status, ...app.slept]);
    }
    expect(seen).toEqual([[200], [200, 100], [500], [429, 100]]);
  });

  it('takes chance from outside where there is no seed, and only where there is a chance to take', async () => {
    let asked = 0;
    const uniform = [0.1, 0.5, 0.29, 0.3];
    const app = testApp({}, { random: () => uniform[asked++]! });
    expect([await hits(app, '108;times=2', 3), asked]).toEqual(['xx.', 0]);
    expect([await hits(app, '108;p=0.3', 4), asked]).toEqual(['x.x.', 4]);
  });
});

describe('a seeded delay', () => {
  it.each([
    ['delay;min=100;max=900;seed=5', 0],
    ['delay;min=100;max=900;seed=5;p=1', 1], // The first draw was whether it is hit at all.
    ['delay;min=100;max=900;seed=5;times=9', 0],
  ])('%s is the same in every run', async (fault, draw) => {
    const app = testApp();
    await hits(app, fault, 3);
    expect(app.slept).toEqual([0, 1, 2].map((n) => 100 + 800 * seededUniform(5, n, draw)));
  });
});

describe('counts', () => {
  const keys = { API_KEYS: `one:${key},other:another-key-123` };
  const other = 'another-key-123';

  it.each([
    ['for each key', { 'X-API-Key': key }, { 'X-API-Key': other }],
    ['for each session', { 'X-API-Key': `${key}~a` }, { 'X-API-Key': `${key}~b` }],
    ['with a session and without', { 'X-API-Key': key }, { 'X-API-Key': `${key}~a` }],
    ['for each key of a session', { 'X-API-Key': `${key}~a` }, { 'X-API-Key': `${other}~a` }],
    ['for each text', { 'X-Mock-Fault': '108;times=2' }, { 'X-Mock-Fault': '108; times=2' }],
  ])('are kept apart %s', async (_name, mine, theirs) => {
    const app = testApp(keys);
    expect(await hits(app, '108;times=2', 3, mine)).toBe('xx.');
    expect(await hits(app, '108;times=2', 3, theirs)).toBe('xx.');
    expect(await hits(app, '108;times=2', 1, mine)).toBe('.');
  });

  it('are the same by header and by query, and for whatever is asked', async () => {
    const app = testApp();
    expect(await hits(app, '108;times=2', 1)).toBe('x');
    const query = '?mock_fault=108;times=2';
    expect((await app.post(`/gst-details${query}`, { gstin: '27AAACM0000Z1Z7' })).status).toBe(500);
    expect((await app.post(`/pan-to-gst${query}`, known)).status).toBe(200);
  });

  it.each([
    ['108;times=2', 2],
    ['108;times=499', 499],
    ['108;after=497', 3],
    ['108;every=100', 5],
    ['108;every=100;times=3', 3],
    ['108;p=0.5;seed=7;times=20', 20],
  ])('are exact under 500 calls at once: %s', async (fault, expected) => {
    const { post } = testApp();
    const calls = Array.from({ length: 500 }, () => post('/pan-to-gst', known, { 'X-Mock-Fault': fault }));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 500)).toHaveLength(expected);
    expect(statuses.filter((status) => status === 200)).toHaveLength(500 - expected);
  });
});

describe('fifty thousand draws', () => {
  const draws = 50_000;
  const limits = { maxDelayMs: 60_000 };

  /** How many of them hit. */
  function count(fault: string, seed: number): number {
    const [{ text, params }] = parseFaults(fault, limits) as [ReturnType<typeof parseFaults>[0]];
    const counts = new Map<string, number>();
    const counter = (name: string) => {
      const before = counts.get(name) ?? 0;
      counts.set(name, before + 1);
      return before;
    };
    let drawn = 0;
    const random = () => seededUniform(seed, drawn++, 0);
    const lots = Array.from({ length: draws }, () => drawLot(text, params, counter, random) as { fires: boolean });
    return lots.filter(({ fires }) => fires).length;
  }

  it.each([
    ['108;p=0.3', 0.3],
    ['108;p=0.3;seed=7', 0.3],
    ['108;p=0.3;every=2', 0.15],
    ['108;p=0.3;after=25000', 0.15],
    ['108;p=0.001', 0.001],
    ['108;p=0.999;seed=9', 0.999],
  ])('%s hits as many as it should, within four sigma', (fault, share) => {
    for (const seed of [1, 2, 3]) {
      const deviation = Math.sqrt(draws * share * (1 - share));
      expect(Math.abs(count(fault, seed) - draws * share)).toBeLessThan(4 * deviation);
    }
  });

  it('with a number of times hits exactly so often', () => {
    expect(count('108;p=0.3;times=1000', 1)).toBe(1000);
    expect(count('108;p=0.3;seed=7;every=3;times=10', 1)).toBe(10);
  });
});

it.each([...kinds.values()].map(({ usages }) => usages[0]!))('chance is for %s, too', (usage) => {
  const chance = 'p=0.5;seed=1;times=1;after=1;every=1';
  expect(Object.keys(chanceParams)).toEqual(chance.split(';').map((param) => param.split('=')[0]));
  expect(parseFaults(`${usage};${chance}`, { maxDelayMs: 60_000 })).toHaveLength(1);
});
