import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

interface Pattern {
  source: string;
  flags: string;
  file: string;
}

/** Patterns that are made from values, each as it may come out: nothing that a caller writes is in one. */
const made: Record<string, RegExp[]> = {
  'app/scrub.ts': [/an-admin-key|one-key/i, /an-admin-key|one-key/gi],
  'app/settings.ts': [/^[a-z]+:[A-Za-z0-9.-]+$/, /^[a-z]+:[1-9][0-9]{0,4}$/],
  'routes/admin/admin.ts': [/^\/__admin\/records\/[^/]+\/[^/]+$/],
  'routes/vendors/shared/dates.ts': [/^\d{2}[-/]\d{2}[-/]\d{4}$/],
};

/** Patterns of which it cannot be told, and why they are harmless all the same. */
const undecided = new Map<string, string>();

const { literals, making } = patternsIn(['app', 'routes', 'data']);
const all = [...literals, ...Object.entries(made).flatMap(([file, some]) => some.map((one) => toPattern(file, one)))];

describe('patterns', () => {
  it('are found', () => {
    expect(literals.length).toBeGreaterThan(150);
    expect(literals.map(({ source }) => source)).toContain('[\\w-]{8,128}');
    expect(literals.some(({ file }) => file.endsWith('.js'))).toBe(true);
  });

  it('are made of values only where it is said what may come out', () => {
    expect([...making].sort()).toEqual(Object.keys(made));
  });

  it('do not take the longer the more they are tried on, and who checks them does find such as do', {
    timeout: 180_000,
  }, async () => {
    const told = await verdicts([...all, toPattern('here', /^(a+)+$/), toPattern('here', /\s+$/)]);
    const wrong = told.filter(({ pattern, status }) => status !== 'safe' && !undecided.has(pattern.source));
    expect(
      wrong.map(({ pattern, status }) => `${status}: ${pattern.file} /${pattern.source}/${pattern.flags}`),
    ).toEqual(['vulnerable: here /^(a+)+$/', 'vulnerable: here /\\s+$/']);
    const decided = [...undecided.keys()].filter(
      (one) => !told.some(({ pattern, status }) => pattern.source === one && status === 'unknown'),
    );
    expect(decided, 'need no excuse').toEqual([]);
  });
});

/** Every pattern that is written in these folders, once, and the files that make some at run time. */
function patternsIn(folders: string[]): { literals: Pattern[]; making: Set<string> } {
  const literals = new Map<string, Pattern>();
  const making = new Set<string>();
  for (const file of folders.flatMap(scriptsIn)) {
    const { code } = transformSync(readFileSync(file, 'utf8'), { loader: file.endsWith('x') ? 'tsx' : 'ts' });
    for (const node of nodesIn(parseAst(code))) {
      if (node.regex)
        literals.set(`/${node.regex.pattern}/${node.regex.flags}`, {
          source: node.regex.pattern,
          flags: node.regex.flags,
          file,
        });
      if (node.callee?.name === 'RegExp') making.add(file);
    }
  }
  return { literals: [...literals.values()], making };
}

function scriptsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:tsx?|js)$/.test(name)).map((name) => join(folder, name));
}

/** What is looked for in a program's tree. */
interface Node {
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
}

function nodesIn(from: unknown): Node[] {
  if (typeof from !== 'object' || from === null) return [];
  return [from as Node, ...Object.values(from).flatMap(nodesIn)];
}

function toPattern(file: string, { source, flags }: RegExp): Pattern {
  return { source, flags, file };
}

/**
 * What the automaton takes too long for is tried with random texts, from a seed. Whether a text takes too long is told
 * by its steps alone: by the clock, a busy machine makes harmful what is not.
 */
const checker = `
const { parentPort } = require('node:worker_threads');
const { checkSync } = require('recheck/lib/browser.js');
parentPort.on('message', ({ source, flags }) => {
  const limits = { timeout: 60_000, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };
  const told = checkSync(source, flags, limits);
  const { status } = told.status === 'unknown' ? checkSync(source, flags, { ...limits, checker: 'fuzz' }) : told;
  parentPort.postMessage(status);
});
`;

/** By two at a time; in the order of the patterns. */
async function verdicts(patterns: Pattern[]): Promise<{ pattern: Pattern; status: string }[]> {
  const left = patterns.entries();
  const told: { pattern: Pattern; status: string }[] = [];
  const lane = async () => {
    const worker = new Worker(checker, { eval: true });
    // One iterator for both: each takes what the other has not.
    for (const [i, pattern] of left) {
      worker.postMessage(pattern);
      told[i] = { pattern, status: await new Promise((resolve) => worker.once('message', resolve)) };
    }
    await worker.terminate();
  };
  await Promise.all([lane(), lane()]);
  return told;
}
