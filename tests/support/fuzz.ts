import fc from 'fast-check';
import { chanceParams } from '../../app/faults/chance.ts';
import { kinds } from '../../app/faults/kinds.ts';

/** How many cases, and which: as many as `FUZZ_RUNS` says, always the same unless `FUZZ_SEED` says otherwise. */
export const fuzz = (runs: number) => ({
  numRuns: Number(process.env.FUZZ_RUNS ?? runs),
  seed: Number(process.env.FUZZ_SEED ?? 20_261_121),
});

/** Time for as many cases as are asked for. */
export const fuzzTime = { timeout: 30_000 + Number(process.env.FUZZ_RUNS ?? 0) * 30 };

/** Texts that have broken something somewhere. */
const nasty = [
  ...['', ' ', '\u0000', 'a\nb', '\r\n{"level":"info"}', '\u2028', '\ud800', '\u202eevil', 'ﬃ', '\u{1f600}'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '-0', '1e999', '0x10'],
  ...['../../etc/passwd', '..%2f..%2f', '=cmd|x', '+1', "' OR 1=1 --", '$(id)', '{{7*7}}', '%00', '%', '%zz', '&a=b'],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(2)>',
    'x'.repeat(5000),
    '('.repeat(3000),
    '-'.repeat(3000),
  ],
];
export const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

/** Any JSON, objects with names of the language's own among them. */
export const anyJson = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(JSON.parse('{"__proto__":{"polluted":1}}'), { constructor: { prototype: { polluted: 1 } } }, [[[]]]),
  fc.constantFrom(0, -1, 1e21, 2 ** 53 + 2, true, null),
);

/** What a header may carry: the rest never reaches us. */
export const headerText = fc
  .oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary-ascii', maxLength: 60 }))
  .map((value) => value.replace(/[^\x20-\x7e\x80-\xff]/g, '').trim());

/** A request's own fields with some of them left out, replaced or joined by others. */
export function bent(fields: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(fields);
  const name = fc.oneof(fc.constantFrom(...names, 'consent', 'client_ref'), text);
  const bend = fc.oneof(
    fc.record({ name, value: anyJson }),
    fc.record({ name: fc.constantFrom(...names, 'consent'), value: fc.constant(undefined) }),
  );
  return fc.array(bend, { maxLength: 3 }).map((bends) => {
    // Not by assignment: `__proto__` has to become a field of its own, as JSON.parse makes it.
    const all = new Map<string, unknown>(Object.entries(fields));
    for (const { name, value } of bends) all.set(name, value);
    return Object.fromEntries([...all].filter(([, value]) => value !== undefined));
  });
}

const params = { ...chanceParams };
const paramNames = [
  'ms',
  'min',
  'max',
  'median',
  'sigma',
  'at',
  'chunks',
  'kbps',
  'retry-after',
  ...Object.keys(params),
];
const figure = fc.oneof(
  fc.integer({ min: -1, max: 1000 }).map(String),
  fc.constantFrom('0.5', '0.333', '1.', '.5', '1e3', '0x1', '99999999999999999', '', '"1"', '?1', ':YQ==:', '@1', 'x'),
);
const parameter = fc
  .tuple(fc.oneof(fc.constantFrom(...paramNames), text), fc.option(figure, { nil: undefined, freq: 8 }))
  .map(([name, value]) => (value === undefined ? `;${name}` : `;${name}=${value}`));
const member = fc
  .tuple(
    fc.constantFrom(...kinds.keys(), 'dely', '999', '', '*', '"108"', '(108)'),
    fc.array(parameter, { maxLength: 3 }),
  )
  .map(([name, all]) => name + all.join(''));

/** Faults as they are written, and nearly so. */
export const faultText = fc.oneof(
  fc
    .tuple(fc.array(member, { maxLength: 4 }), fc.constantFrom(', ', ',', ' , ', ';', ',,', '\t'))
    .map(([all, by]) => all.join(by)),
  fc.constantFrom(...[...kinds.values()].flatMap(({ usages }) => usages)),
  text,
);
