import { parseFaults } from '../faults/grammar.ts';
import type { Limits } from '../faults/kind.ts';
import { Refusal } from '../outcomes.ts';
import type { Service } from '../service.ts';
import type { Match } from './rule.ts';
import type { RuleDoc } from './rule-index.ts';
import type { RuleRequest } from './rule-shape.ts';

/** What a rule may name. */
export interface Nameable {
  services: readonly Service[];
  dialects: readonly { name: string }[];
  keys: readonly { name: string }[];
  limits: Limits;
}

/** Rules are asked for by an operator, but a loop in a test should not fill the memory. */
export const mostRules = 10_000;

/** A rule that can stand, from one that is asked for; @throws Refusal, which says what was given and what is allowed */
export function readRule(asked: RuleRequest, id: string, at: number, nameable: Nameable): RuleDoc {
  parseFaults(asked.fault, nameable.limits);
  const match = readMatch(asked.match as Match, nameable);
  const { fault, note, ttl_s } = asked;
  return {
    ...{ kind: 'rule', id, session: match.session ?? '', at },
    ...(ttl_s !== undefined && { until: at + ttl_s * 1000 }),
    body: { fault, match, ...(note !== undefined && { note }) },
  };
}

function readMatch(match: Match, { services, dialects, keys }: Nameable): Match {
  known('service', match.service, services);
  known('dialect', match.dialect, dialects);
  known('key', match.key, keys);
  if (match.subject === undefined) return match;
  const asked = match.service === undefined ? services : services.filter(({ name }) => name === match.service);
  return { ...match, subject: normal(match.subject, asked) };
}

function known(what: string, given: string | undefined, all: readonly { name: string }[]): void {
  if (given === undefined || all.some(({ name }) => name === given)) return;
  throw wrong(`match.${what}`, given, all.map(({ name }) => name).join(', '));
}

/** An identifier as the services write it that ask for one like it. */
function normal(subject: string, services: readonly Service[]): string {
  const fields = services.map((service) => service.subject(service.input.parse(service.example)).field);
  for (const { schema } of fields) {
    const read = schema.safeParse(subject);
    if (read.success) return read.data;
  }
  throw wrong(
    'match.subject',
    subject,
    [...new Set(fields.map(({ name, example }) => `${name} such as ${example}`))].join(', '),
  );
}

function wrong(field: string, given: string, allowed: string): Refusal {
  return new Refusal('bad_request', {
    by: 'validation',
    message: `${field} is "${given.slice(0, 100)}"; allowed: ${allowed}.`,
  });
}
