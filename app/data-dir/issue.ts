import type { z } from 'zod';
import { namesAt, schemaAt } from './columns.ts';
import { type Path, shown, Wrong } from './wrong.ts';

type Issue = z.core.$ZodIssue;

/**
 * Holds a value against a schema and gives it back in its normal form.
 * @throws Wrong, whose path begins with `at`, for the first thing that does not fit
 */
export function held<T>(schema: z.ZodType<T>, given: unknown, at: Path): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  if (issue.code === 'unrecognized_keys')
    throw unknownField([...at, ...issue.path, issue.keys[0]!], namesAt(schema, issue.path));
  throw new Wrong([...at, ...issue.path], shown(dig(given, issue.path)), allowedAt(schema, issue));
}

/** A mistake in the name of a field that may be left out would go unseen. */
export function unknownField(path: Path, known: readonly string[] = []): Wrong {
  return new Wrong(path, 'an unknown field', known.join(', '));
}

/** Where text is wanted, an empty one makes the schema say which. */
function allowedAt(schema: z.ZodType, issue: Issue): string {
  const probed = issue.code === 'invalid_type' && issue.expected === 'string' && schemaAt(schema, issue.path);
  const better = probed ? probed.safeParse('').error?.issues[0] : undefined;
  return allowedBy(better ?? issue);
}

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(allowedBy))].join(', or ');
    case 'invalid_format':
      return issue.message
        .replace(/^(?:is no|must be) /, '')
        .replace(/^Invalid string: must match pattern/, 'text that matches');
    default:
      return issue.message.replace(/^Too (?:small|big): expected /, '');
  }
}

function dig(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
