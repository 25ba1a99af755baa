import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dialect } from '../../app/dialect.ts';
import { dialects } from '../../routes/index.ts';
import { type Asked, askedOf, rulesOf } from '../support/conformance.ts';
import { answerTo, createReference } from '../support/conformance-answers.ts';
import { type Running, runtimeServers } from '../support/runtime-servers.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Enough to keep a server busy. */
const atATime = 16;

/** Every request to a dialect, made once, and what this process answers to it. */
const known = new Map<Dialect, ReturnType<typeof prepare>>();

async function prepare(dialect: Dialect) {
  const rules = rulesOf(dialect);
  return { rules, asked: await askedOf(dialect), reference: await createReference(rules) };
}

function preparedFor(dialect: Dialect) {
  const prepared = known.get(dialect) ?? prepare(dialect);
  known.set(dialect, prepared);
  return prepared;
}

describe.each(runtimeServers())('%s', (_name, start) => {
  let server: Running;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  const send = (path: string, init: RequestInit) => fetch(server.url + path, init);

  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
    'answers the whole catalogue of %s as this process does',
    async (_dialect, dialect) => {
      const { rules, asked, reference } = await preparedFor(dialect);
      for (const { request } of rules) expect(await answerTo(request, send)).toMatch(/^201\n/);
      const wrong = await inTurn(asked, async (one) => {
        const difference = await reference.differs(one, await answerTo(one.request, send));
        return difference && { title: one.title, ...difference };
      });
      expect(asked.length).toBeGreaterThan(dialect.phrases.length * 20);
      expect(wrong).toEqual([]);
    },
  );
});

/** What comes of each that is anything, so many at a time. */
async function inTurn<T>(asked: Asked[], ask: (one: Asked) => Promise<T | undefined>): Promise<T[]> {
  const left = [...asked];
  const results: T[] = [];
  const worker = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      const result = await ask(one);
      if (result !== undefined) results.push(result);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}
