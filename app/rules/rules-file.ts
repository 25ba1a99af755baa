import { ConfigError } from '../config.ts';
import { Refusal } from '../outcomes.ts';
import type { Standing } from '../store/store.ts';
import { type Nameable, readRule } from './read-rule.ts';
import type { RuleDoc } from './rule-index.ts';
import { RuleShape } from './rule-shape.ts';

/** The rules of a file, a JSON array of what `POST /__admin/rules` takes; @throws ConfigError, which names the rule */
export function readRules(text: string, at: number, nameable: Nameable): RuleDoc[] {
  return parse(text).map((given, i) => {
    const asked = RuleShape.safeParse(given);
    if (!asked.success) {
      const { path, message } = asked.error.issues[0]!;
      throw wrong(i, `${path.join('.') || 'it'}: ${message}.`);
    }
    try {
      return readRule(asked.data, `file-${i + 1}`, at, nameable);
    } catch (error) {
      throw error instanceof Refusal ? wrong(i, error.message) : error;
    }
  });
}

function parse(text: string): unknown[] {
  let rules: unknown;
  try {
    rules = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`RULES: the file is no JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(rules)) return rules;
  throw new ConfigError('RULES: the file holds no array; allowed: [{"fault":"108;times=2","match":{...}}, ...]');
}

function wrong(i: number, problem: string): ConfigError {
  return new ConfigError(`RULES: rule ${i + 1}: ${problem}`);
}

const againMs = 1000;

/** Lets rules stand, at once or as soon as the store is within reach. */
export async function letStand(rules: readonly RuleDoc[], standing: Standing): Promise<void> {
  try {
    for (const rule of rules) await standing.put(rule);
  } catch {
    // The store says itself that it is out of reach.
    const timer: { unref?(): void } | number = setTimeout(() => void letStand(rules, standing), againMs);
    if (typeof timer === 'object') timer.unref?.();
  }
}
