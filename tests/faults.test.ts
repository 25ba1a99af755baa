import { describe, expect, it } from 'vitest';
import { seededUniform } from '../app/faults/chance.ts';
import { duration } from '../app/faults/delay.ts';
import { parseFaults } from '../app/faults/grammar.ts';
import { kinds } from '../app/faults/kinds.ts';
import { parseStructuredList } from '../app/faults/structured-list.ts';
import { Refusal } from '../app/outcomes.ts';

const limits = { maxDelayMs: 60_000 };

describe('a structured list', () => {
  const rows: [string, string, [number | string, Record<string, unknown>][]][] = [
    ['nothing', '', []],
    ['spaces', '  \t', []],
    ['a number', '108', [[108, {}]]],
    ['a negative number', '-1', [[-1, {}]]],
    ['a decimal', '0.125', [[0.125, {}]]],
    ['a word', 'delay', [['delay', {}]]],
    ['parameters', '108;p=0.3; seed=7', [[108, { p: 0.3, seed: 7 }]]],
    ['a bare parameter', 'x;a;b=*c', [['x', { a: true, b: '*c' }]]],
    [
      'several',
      'delay;ms=800 ,\t503',
      [
        ['delay', { ms: 800 }],
        [503, {}],
      ],
    ],
    ['the last of two parameters wins', 'x;a=1;a=2', [['x', { a: 2 }]]],
  ];
  it.each(rows)('reads %s', (_name, text, expected) => {
    const items = parseStructuredList(text).map(({ value, params }) => [value, Object.fromEntries(params)]);
    expect(items).toEqual(expected);
  });

  it.each([
    ['a trailing comma', '108,'],
    ['two commas', '108,,104'],
    ['a string', '"108"'],
    ['an inner list', '(108 104)'],
    ['bytes', ':cHJldGVuZA==:'],
    ['four decimals', '0.1234'],
    ['sixteen digits', '1234567890123456'],
    ['a parameter in upper case', '108;P=1'],
    ['a parameter without a value', '108;p='],
    ['a second dot', '1.2.3'],
    ['no name', '108;'],
    ['other letters', '१०८'],
    ['a control character', '108\u0000'],
  ])('refuses %s', (_name, text) => {
    expect(() => parseFaults(text, limits)).toThrow(Refusal);
  });
});

describe('the grammar', () => {
  it.each([...kinds.values()].flatMap((kind) => kind.usages))('reads %s', (usage) => {
    expect(parseFaults(usage, limits)).toHaveLength(1);
  });

  it.each([
    ['an unknown kind', 'dely', 'Unknown fault. Use an outcome (101 to 109), an HTTP error (400 401'],
    ['a kind of another case', 'Delay;ms=1', 'Unknown fault.'],
    ['an inherited name', 'constructor', 'Unknown fault.'],
    ['an unknown parameter', '108;ms=5', 'Unknown parameter. 108 takes p, seed, times, after, every.'],
    ['an inherited parameter', '108;constructor=1', 'Unknown parameter.'],
    ['a chance above one', '108;p=1.5', 'p must be a number from 0 to 1.'],
    ['a chance below nought', '108;p=-0.1', 'p must be a number from 0 to 1.'],
    ['a bare chance', '108;p', 'p must be a number from 0 to 1.'],
    ['a fraction of a seed', '108;seed=0.5', 'seed must be a whole number'],
    ['a delay over the limit', 'delay;ms=60001', 'ms must be a whole number from 0 to 60000.'],
    ['a delay without a time', 'delay', 'Write delay;ms=800, or delay;min=100;max=900'],
    ['half a uniform delay', 'delay;min=5', 'Write delay;ms=800'],
    ['two forms at once', 'delay;ms=5;min=1;max=2', 'Write delay;ms=800'],
    ['min above max', 'delay;min=9;max=2', 'Write delay;ms=800'],
    ['a list without end', 'none,'.repeat(16).concat('none'), 'Write at most 16 faults.'],
    ['a text without end', `${' '.repeat(1000)}108`, 'Write at most 1000 characters.'],
    ['no times at all', '108;times=0', 'times must be a whole number from 1 to 1000000.'],
    ['a part of a call', '108;every=1.5', 'every must be a whole number'],
  ])('refuses %s', (_name, text, message) => {
    expect(() => parseFaults(text, limits)).toThrow(message);
  });
});

describe('chance', () => {
  const draws = Array.from({ length: 50_000 }, (_, n) => seededUniform(7, n, 0));
  const within = (mean: number, expected: number, deviation: number) =>
    expect(Math.abs(mean - expected)).toBeLessThan((4 * deviation) / Math.sqrt(draws.length));

  it('is uniform within four sigma', () => {
    within(average(draws), 0.5, Math.sqrt(1 / 12));
    within(average(draws.map((u) => Number(u < 0.3))), 0.3, Math.sqrt(0.3 * 0.7));
    const pairs = draws.slice(1).map((u, i) => (u - 0.5) * (draws[i]! - 0.5));
    within(average(pairs), 0, 1 / 12);
  });

  it('is another for each seed and each draw', () => {
    expect(
      new Set([seededUniform(7, 0, 0), seededUniform(8, 0, 0), seededUniform(7, 1, 0), seededUniform(7, 0, 1)]).size,
    ).toBe(4);
  });

  it('draws uniform delays between min and max', () => {
    const delays = draws.map((_, n) => duration(parseFaults('delay;min=100;max=900', limits)[0]!.params, drawer(n)));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...delays)).toBeLessThan(900);
    within(average(delays), 500, 800 / Math.sqrt(12));
  });

  it('draws lognormal delays around their median', () => {
    const { params } = parseFaults('delay;median=300;sigma=0.4', limits)[0]!;
    const logs = draws.map((_, n) => Math.log(duration(params, drawer(n)) / 300));
    within(average(logs), 0, 0.4);
    within(average(logs.map((x) => x * x)), 0.16, 0.16 * Math.SQRT2);
  });
});

function drawer(n: number) {
  let i = 0;
  return { draw: () => seededUniform(11, n, i++) };
}

function average(numbers: number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}
