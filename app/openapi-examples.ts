import type { Call } from './call.ts';
import type { Dialect, Phrase, Spoken } from './dialect.ts';
import { magicInput } from './magic-input.ts';
import { type OutcomeName, outcomeByCode, outcomeByHttp, outcomes, Refusal } from './outcomes.ts';

/** Named examples, as the OpenAPI document has them. */
export type Examples = Record<string, { summary: string; value: unknown }>;

/** Stands for a call of a phrase with its example wherever a document shows an answer. */
export function sampleCall(dialect: Dialect, phrase?: Phrase): Call {
  const json = phrase?.example(phrase.service.example);
  return {
    ...{ id: '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41', startedAt: 1_767_225_600_000, method: 'POST', path: '-' },
    ...{ session: '', outcome: 0, by: '', delayed: 0, dialect, phrase },
    heard: { text: JSON.stringify(json ?? {}), json: json ?? {} },
  };
}

/** A request for each outcome: the example, and the magic identifiers. */
export function requestExamples(phrase: Phrase): Examples {
  const { service } = phrase;
  const examples: Examples = { valid: { summary: '101 valid', value: phrase.example(service.example) } };
  for (const [code, name] of outcomeByCode) {
    const input = name === 'valid' ? undefined : magicInput(service, String(code));
    if (input) examples[name] = { summary: `${code} ${name}`, value: phrase.example(input) };
  }
  return examples;
}

/** The refusals of one status. */
export interface Refused {
  description: string;
  contentType: string;
  examples: Examples;
}

/** Every refusal that a phrase can be brought to, by the status that it leaves with; without a phrase the dialect's own. */
export function refusals(dialect: Dialect, phrase?: Phrase): Map<number, Refused> {
  const byStatus = new Map<number, Refused>();
  const own: OutcomeName[] = ['invalid_fault', 'unauthorized', 'internal_server_error'];
  const refused = [
    ...[...outcomeByCode.values()].slice(1).map((name) => new Refusal(name, { http: false })),
    // Some outcomes are HTTP errors, too, which a vendor may word otherwise.
    ...[...own, ...outcomeByHttp.values()].map((name) => new Refusal(name, { http: true })),
  ];
  const call = sampleCall(dialect, phrase);
  for (const refusal of refused) {
    const name = refusal.outcome;
    const { status, body, headers } = dialect.fail(refusal, call, undefined);
    const { code, message } = outcomes[name];
    const before = byStatus.get(status);
    if (before && name in before.examples) continue;
    const description = before ? `${before.description}; ${message}` : message;
    const examples = { ...before?.examples, [name]: { summary: `${code} ${name}`, value: body } };
    byStatus.set(status, { description, examples, contentType: before?.contentType ?? contentTypeOf(headers) });
  }
  return byStatus;
}

function contentTypeOf(headers: Spoken['headers']): string {
  return headers?.['Content-Type'] ?? 'application/json';
}
