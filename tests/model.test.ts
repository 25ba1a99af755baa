import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { alone, shared } from './model/commands.ts';
import { bounds, type House, memoryHouse, redisHouse } from './model/house.ts';
import { createModel } from './model/model.ts';
import type { Command } from './model/step.ts';
import { type Redis, startRedis } from './support/redis.ts';

/** Of each kind twice as many steps as a fuzzer tries requests. */
const wanted = process.env.FUZZ_RUNS && Number(process.env.FUZZ_RUNS) * 2;
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121);
/** Long enough for rules, records, counters and sessions to get in each other's way. */
const longest = 120;
const start = 1_790_000_000_000;
const patienceMs = (steps: number) => 20_000 + steps * 25;

let redis: Redis;

type Open = (now: () => number) => House | Promise<House>;

async function compare(steps: number, commands: fc.Arbitrary<Command>[], open: Open): Promise<void> {
  let taken = 0;
  const property = fc.asyncProperty(fc.commands(commands, { maxCommands: longest, size: 'max' }), async (sequence) => {
    const model = createModel(start, bounds.idleMs, bounds.journalSize);
    const house = await open(() => model.now);
    try {
      await fc.asyncModelRun(() => ({ model, real: house }), sequence);
    } finally {
      await house.close();
    }
    taken += model.steps;
  });
  // Sequences are half as long as they may be, or a little less. What has failed is told in time, whatever is left to shrink.
  const bounded = { numRuns: Math.ceil((steps * 3) / longest), interruptAfterTimeLimit: patienceMs(steps) - 5000 };
  await fc.assert(property, { ...bounded, seed });
  expect(taken).toBeGreaterThanOrEqual(steps);
}

const inMemory = wanted || 3000;
it(`the app does what a plain model of it does, over ${inMemory} steps`, {
  timeout: patienceMs(inMemory),
}, async () => {
  await compare(inMemory, alone, memoryHouse);
});

const inRedis = wanted || 250;
describe.skipIf(!inject('parts').redis)('over one Redis', () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it.each([
    ['an app does', 1],
    ['two replicas do', 2],
  ])(`%s what a plain model of it does, over ${inRedis} steps`, { timeout: patienceMs(inRedis) }, async (_, count) => {
    await compare(inRedis, shared, (now) => redisHouse(redis, count, now));
  });
});
