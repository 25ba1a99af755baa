import { Refusal } from '../outcomes.ts';
import type { Service } from '../service.ts';
import type { Match } from './rule.ts';

/** What there is to be named. */
export interface Names {
  services: readonly Service[];
  dialects: readonly { name: string }[];
  keys: readonly { name: string }[];
}

/** @throws Refusal where a name is none of ours; `at` is what stands before the field in a message, such as `match.` */
export function checkNames({ service, dialect, key }: Match, { services, dialects, keys }: Names, at = ''): void {
  known(`${at}service`, service, services);
  known(`${at}dialect`, dialect, dialects);
  known(`${at}key`, key, keys);
}

function known(field: string, given: string | undefined, all: readonly { name: string }[]): void {
  if (given === undefined || all.some(({ name }) => name === given)) return;
  throw wrong(field, given, all.map(({ name }) => name).join(', '));
}

/** An identifier as each of the services writes it that ask for one like it; @throws Refusal where none does */
export function normalForms({ service, subject = '' }: Match, { services }: Names, at = ''): string[] {
  const asked = service === undefined ? services : services.filter(({ name }) => name === service);
  const fields = asked.map((one) => one.subject(one.input.parse(one.example)).field);
  const forms = fields.flatMap(({ schema }) => schema.safeParse(subject).data ?? []);
  if (forms.length > 0) return [...new Set(forms)];
  const allowed = [...new Set(fields.map(({ name, example }) => `${name} such as ${example}`))];
  throw wrong(`${at}subject`, subject, allowed.join(', '));
}

function wrong(field: string, given: string, allowed: string): Refusal {
  return new Refusal('bad_request', {
    by: 'validation',
    message: `${field} is "${given.slice(0, 100)}"; allowed: ${allowed}.`,
  });
}
