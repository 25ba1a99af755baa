import fc from 'fast-check';
import type { ModelFault } from './model.ts';

const count = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined, freq: 3 });
const chance = fc.record({
  ...{ times: count(4), after: count(3), every: count(3) },
  seed: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 3 }),
  p: fc.option(fc.constantFrom(0, 0.5, 1), { nil: undefined, freq: 2 }),
});
const what = fc.oneof(
  fc.integer({ min: 101, max: 109 }).map((code) => ({ text: String(code), does: { code } })),
  fc.constant({ text: '503', does: { code: 108 } }),
  fc.constantFrom(5, 300).map((ms) => ({ text: `delay;ms=${ms}`, does: { ms } })),
  fc.constant({ text: 'none', does: 'nothing' as const }),
);

/** A fault with what any of them takes; chance without a seed is nobody's to foretell, but for never and always. */
const fault = fc.tuple(what, chance).map(([{ text, does }, { p, seed, ...counts }]): ModelFault => {
  const foretold = p === 0.5 && seed === undefined ? {} : { p };
  const given = Object.entries({ ...counts, seed, ...foretold }).filter(([, value]) => value !== undefined);
  const written = given.map(([name, value]) => `;${name}=${value}`).join('');
  return { does, text: `${text}${written}`, ...Object.fromEntries(given) };
});

/** Such as several callers meet, whose counts must be kept apart. */
const common: ModelFault[] = [
  { text: '108;times=1', does: { code: 108 }, times: 1 },
  { text: '104;every=2', does: { code: 104 }, every: 2 },
];

export const faults = fc.oneof(
  fc.constantFrom(...common).map((one) => [one]),
  fc.array(fault, { minLength: 1, maxLength: 3 }),
);
