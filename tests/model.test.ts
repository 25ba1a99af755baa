import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testApp } from './support/app.ts';
import { createModel } from './support/model.ts';
import { commands, modelEnv } from './support/model-commands.ts';

const steps = Number(process.env.FUZZ_RUNS ?? 1000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121);
/** Long enough for rules, records, counters and sessions to get in each other's way. */
const longest = 120;
const start = 1_790_000_000_000;

it(`the app does what a plain model of it does, over ${steps} steps`, { timeout: 15_000 + steps * 20 }, async () => {
  let taken = 0;
  const property = fc.asyncProperty(fc.commands(commands, { maxCommands: longest, size: 'max' }), async (sequence) => {
    const model = createModel(start, 300_000, Number(modelEnv.JOURNAL_SIZE));
    const setup = () => ({ model, real: testApp(modelEnv, { now: () => model.now }) });
    await fc.asyncModelRun(setup, sequence);
    taken += model.steps;
  });
  // Sequences are half as long as they may be, or a little less.
  await fc.assert(property, { numRuns: Math.ceil((steps * 3) / longest), seed });
  expect(taken).toBeGreaterThanOrEqual(steps);
});
