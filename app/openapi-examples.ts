import type { Call } from './call.ts';
import type { Dialect, Phrase } from './dialect.ts';
import { magicInput } from './magic-input.ts';
import { type OutcomeName, outcomeByCode, outcomeByHttp, outcomes, Refusal } from './outcomes.ts';

/** Named examples, as the OpenAPI document has them. */
export type Examples = Record<string, { summary: string; value: unknown }>;

/** Stands for a call wherever a document shows an answer. */
export const sampleCall = { id: '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41' } as Call;

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

/** Every refusal that this dialect can be brought to, by the status that it leaves with. */
export function refusals(dialect: Dialect): Map<number, { description: string; examples: Examples }> {
  const byStatus = new Map<number, { description: string; examples: Examples }>();
  const names = new Set<OutcomeName>([...outcomeByCode.values(), 'invalid_fault', ...outcomeByHttp.values()]);
  names.add('internal_server_error').delete('valid');
  for (const name of names) {
    const http = ![...outcomeByCode.values()].includes(name);
    const { status, body } = dialect.fail(new Refusal(name, { http }), sampleCall, undefined);
    const { code, message } = outcomes[name];
    const before = byStatus.get(status);
    const description = before ? `${before.description}; ${message}` : message;
    const examples = { ...before?.examples, [name]: { summary: `${code} ${name}`, value: body } };
    byStatus.set(status, { description, examples });
  }
  return byStatus;
}
