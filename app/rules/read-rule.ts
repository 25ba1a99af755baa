import { parseFaults } from '../faults/grammar.ts';
import type { Limits } from '../faults/kind.ts';
import { checkNames, type Names, normalForms } from './names.ts';
import type { Match, Rule } from './rule.ts';
import type { RuleDoc } from './rule-index.ts';
import type { RuleRequest } from './rule-shape.ts';

/** What a rule may name. */
export interface Nameable extends Names {
  limits: Limits;
}

/** Rules are asked for by an operator, but a loop in a test should not fill the memory. */
export const mostRules = 10_000;

/** A rule that can stand, from one that is asked for; @throws Refusal, which says what was given and what is allowed */
export function readRule(asked: RuleRequest, id: string, at: number, nameable: Nameable): RuleDoc {
  parseFaults(asked.fault, nameable.limits);
  const { match, subjects } = readMatch(asked.match as Match, nameable);
  const { fault, note, ttl_s } = asked;
  return {
    ...{ kind: 'rule', id, session: match.session ?? '', at },
    ...(ttl_s !== undefined && { until: at + ttl_s * 1000 }),
    body: { fault, match, ...(subjects && { subjects }), ...(note !== undefined && { note }) },
  };
}

function readMatch(match: Match, names: Names): Pick<Rule, 'match' | 'subjects'> {
  checkNames(match, names, 'match.');
  if (match.subject === undefined) return { match };
  const subjects = normalForms(match, names, 'match.');
  return { match: { ...match, subject: subjects[0]! }, subjects };
}
