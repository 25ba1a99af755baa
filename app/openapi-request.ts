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
  const { path, carries = 'json', body, headers = {} } = phrase;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const elsewhere = [...inPath, ...Object.keys(headers)];
  const fields = body instanceof z.ZodObject ? body.shape : {};
  const only = (wanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));
  const left = only((name) => !elsewhere.includes(name));
  const rest = elsewhere.length > 0 ? z.object(left) : body;
  const asked = carries === 'query' ? left : {};
  const inHeaders = Object.entries(headers).map(([field, header]) => [header, fields[field] ?? z.string()]);
  return {
    headers: z.object({ [faultHeader]: faultParameter, ...Object.fromEntries(inHeaders) }),
    query: z.object({ ...asked, [faultQuery]: faultParameter }),
    ...(inPath.length > 0 && { params: z.object(only((name) => inPath.includes(name))) }),
    ...(carries !== 'query' && { body: { required: true, content: contentOf(phrase, rest, elsewhere) } }),
  };
}

function contentOf(phrase: Phrase, schema: z.ZodType, elsewhere: readonly string[]) {
  const type = phrase.carries === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  const examples = Object.entries(requestExamples(phrase)).map(([name, { summary, value }]) => {
    const left = Object.entries(value as object).filter(([field]) => !elsewhere.includes(field));
    return [name, { summary, value: Object.fromEntries(left) }];
  });
  return { [type]: { schema, examples: Object.fromEntries(examples) } };
}
