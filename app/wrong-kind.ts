import type { z } from '@hono/zod-openapi';

const nouns: ReadonlyMap<string, string> = new Map([
  ['string', 'a string'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
]);

/** What is wrong with a value that is not of the right kind, where its schema has no words of its own. */
export const wrongKind: z.core.$ZodErrorMap = ({ code, input, ...issue }) => {
  if (code !== 'invalid_type') return undefined;
  if (input === undefined) return 'is missing';
  const noun = nouns.get(String(issue.expected));
  return noun && `must be ${noun}`;
};
