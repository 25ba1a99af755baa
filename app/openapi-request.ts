import { z } from '@hono/zod-openapi';
import type { Phrase } from './dialect.ts';
import { chanceParams } from './faults/chance.ts';
import { faultHeader, faultQuery } from './faults/inject.ts';
import { wordKinds } from './faults/kinds.ts';
import { requestExamples } from './openapi-examples.ts';

const code = (text: string) => `\`${text}\``;
const words = wordKinds.map(({ usages }) => usages.map(code).join(', ')).join(', ');
const params = Object.keys(chanceParams).map(code).join(', ');

const faultParameter = z
  .string()
  .optional()
  .openapi({
    description: `Forces a fault: an outcome (101 to 109), an HTTP error, or ${words}. Takes ${params}.`,
  });

/** What a phrase's request consists of: path, query, headers, body. */
export function describeRequest(phrase: Phrase) {
  const { path, carries = 'json', body } = phrase;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const fields = body instanceof z.ZodObject ? body.shape : {};
  const split = (wanted: boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => inPath.includes(name) === wanted));
  const rest = inPath.length > 0 ? z.object(split(false)) : body;
  const asked = carries === 'query' ? split(false) : {};
  return {
    headers: z.object({ [faultHeader]: faultParameter }),
    query: z.object({ ...asked, [faultQuery]: faultParameter }),
    ...(inPath.length > 0 && { params: z.object(split(true)) }),
    ...(carries !== 'query' && { body: { required: true, content: contentOf(phrase, rest, inPath) } }),
  };
}

function contentOf(phrase: Phrase, schema: z.ZodType, inPath: readonly string[]) {
  const type = phrase.carries === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  const examples = Object.entries(requestExamples(phrase)).map(([name, { summary, value }]) => {
    const left = Object.entries(value as object).filter(([field]) => !inPath.includes(field));
    return [name, { summary, value: Object.fromEntries(left) }];
  });
  return { [type]: { schema, examples: Object.fromEntries(examples) } };
}
