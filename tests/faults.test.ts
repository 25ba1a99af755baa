import { describe, expect, it } from 'vitest';
import { gatewayPage } from '../app/faults/broken.ts';
import { seededUniform } from '../app/faults/chance.ts';
import { duration } from '../app/faults/delay.ts';
import { parseFaults } from '../app/faults/grammar.ts';
import { kinds } from '../app/faults/kinds.ts';
import { parseStructuredList } from '../app/faults/structured-list.ts';
import type { Bent } from '../app/leave.ts';
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
    ['two forms, one of them by half', 'delay;min=5;sigma=1', 'Write delay;ms=800'],
  ])('refuses %s', (_name, text, message) => {
    expect(() => parseFaults(text, limits)).toThrow(message);
  });

  it.each([
    ['as many faults as may be', 'none,'.repeat(15).concat('none'), 16],
    ['as long a text as may be', `${' '.repeat(997)}108`, 1],
    ['a delay of no width', 'delay;min=5;max=5', 1],
    ['the longest delay', 'delay;ms=60000', 1],
    ['every bound of a chance', '108;p=0, 108;p=1;times=1;after=0;every=1', 2],
  ])('takes %s', (_name, text, count) => expect(parseFaults(text, limits)).toHaveLength(count));

  it.each([
    ['an unknown kind', 'dely', 'Unknown fault "dely".'],
    ['an unknown parameter', '108;ms=5', 'Unknown parameter "ms".'],
    ['what is outside', '108;p=2', 'p=2 is outside what is allowed.'],
    ['what was left out', 'delay', 'delay was given nothing.'],
    ['what is too little', 'delay;min=5', 'delay was given min.'],
    ['what is too much', 'delay;ms=5;min=1;p=0.5', 'delay was given ms, min.'],
    ['what is upside down', 'delay;min=9;max=2', 'min is above max.'],
    ['where a list goes wrong', '108 104 105 106 107 108 109', 'Expected "," or ";" at "104 105 106 107 108 "'],
    ['where it ends too early', '108;p=', 'Expected a word, or a number with at most three decimals, at the end'],
    ['where a name is none', '108;P=1', `Expected a parameter's name in lower case at "P=1"`],
    ['what follows nothing', '108,', 'A fault must follow the last ","'],
    ['what says it all', `${' '.repeat(1000)}108`, 'Write at most 1000 characters.'],
  ])('tells in development %s', (_name, text, problem) => {
    expect(detailOf(text).problem).toBe(problem);
  });

  it('tells in development what was given, in part where it is long', () => {
    expect(detailOf('delay;ms=1, dely;ms=2').given).toBe('dely;ms=2');
    expect(detailOf('x'.repeat(1001)).given).toBe('x'.repeat(200));
  });

  it('says in one sentence all that there is', () => {
    expect(() => parseFaults('dely', limits)).toThrow(
      /^Unknown fault\. Use an outcome \(101 to 109\), an HTTP error \(400( \d{3})+ 504\), delay, drip, bandwidth, reset, empty, garbage, timeout, truncate, malformed, html or none\.$/,
    );
  });

  function detailOf(text: string): Record<string, unknown> {
    try {
      parseFaults(text, limits);
    } catch (error) {
      return (error as Refusal).options.detail as Record<string, unknown>;
    }
    throw new Error(`"${text}" was read.`);
  }
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

  it('draws the delays that it drew in every release', () => {
    const drawn = (text: string) => {
      const { params } = parseFaults(text, limits)[0]!;
      return [0, 1, 2, 3].map((n) => Math.round(duration(params, drawer(n))));
    };
    expect(drawn('delay;median=300;sigma=0.4')).toEqual([434, 325, 255, 329]);
    expect(drawn('delay;min=100;max=900')).toEqual([799, 556, 163, 526]);
    expect(drawn('delay;ms=7')).toEqual([7, 7, 7, 7]);
  });

  it('draws lognormal delays around their median', () => {
    const { params } = parseFaults('delay;median=300;sigma=0.4', limits)[0]!;
    const logs = draws.map((_, n) => Math.log(duration(params, drawer(n)) / 300));
    within(average(logs), 0, 0.4);
    within(average(logs.map((x) => x * x)), 0.16, 0.16 * Math.SQRT2);
  });
});

describe('an answer is bent', () => {
  const body = Array.from({ length: 73 }, (_, i) => String.fromCharCode(48 + i)).join('');

  /** The answer as these faults leave it, and what they refused. */
  function bentBy(text: string) {
    const answer = { status: 200, headers: {}, body } as Bent;
    const hold = { check() {}, maxDelayMs: 250 };
    const acting = { bend: (change: (answer: Bent) => void) => change(answer), hold, by: 'header' };
    const refused = parseFaults(text, limits).map(({ kind, params }) => kind.act(params, acting as never));
    return { answer, refused };
  }

  it.each([
    ['drip;ms=200;chunks=4', [50, 100, 150, 200], [18, 18, 18, 19]],
    ['drip;ms=200;chunks=1', [200], [73]],
    ['drip;chunks=5', [50, 100, 150, 200, 250], [14, 15, 14, 15, 15]], // Five seconds, but no longer than is allowed.
    ['drip;ms=0;chunks=2', [0, 0], [36, 37]],
    ['bandwidth;kbps=4', [100, 146], [50, 23]],
    ['bandwidth;kbps=8', [73], [73]],
    ['drip;ms=200;chunks=2, bandwidth;kbps=8', [136, 237], [36, 37]],
    ['bandwidth;kbps=4, drip;ms=100;chunks=4', [125, 150, 171, 196], [25, 25, 11, 12]],
    ['bandwidth;kbps=4, drip;ms=100;chunks=1', [150, 196], [50, 23]],
  ])('in time by %s', (text, times, sizes) => {
    const pieces = bentBy(text).answer.pace!([{ at: 0, bytes: new TextEncoder().encode(body) }]);
    expect(pieces.map(({ at }) => Math.round(at * 1000) / 1000)).toEqual(times);
    expect(pieces.map(({ bytes }) => bytes.length)).toEqual(sizes);
    expect(pieces.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).toBe(body);
  });

  it('into no more pieces than it has bytes', () => {
    const pieces = bentBy('drip;ms=73;chunks=1000').answer.pace!([{ at: 0, bytes: new TextEncoder().encode(body) }]);
    expect(pieces.map(({ at }) => Math.round(at))).toEqual(Array.from({ length: 73 }, (_, i) => i + 1));
    const { pace } = bentBy('drip;ms=100;chunks=3').answer;
    expect(pace!([{ at: 0, bytes: new Uint8Array() }])).toEqual([{ at: 100, bytes: new Uint8Array() }]);
  });

  it.each([
    ['malformed', { status: 200, body: body.slice(0, 37) }],
    ['truncate', { shortAt: 0.5 }],
    ['truncate;at=0', { shortAt: 0 }],
    ['reset', { cut: 'reset' }],
    ['empty, reset', { cut: 'empty' }],
    ['html', { status: 502, body: gatewayPage, headers: { 'Content-Type': 'text/html' } }],
  ])('by %s', (text, bent) => expect(bentBy(text).answer).toMatchObject(bent));

  it('by html, which is an HTTP error of its own', () => {
    const [refused] = bentBy('html').refused as [Refusal];
    expect([refused.outcome, refused.options.http, refused.options.by]).toEqual(['bad_gateway', true, 'header']);
  });
});

function drawer(n: number) {
  let i = 0;
  return { draw: () => seededUniform(11, n, i++) };
}

function average(numbers: number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}
