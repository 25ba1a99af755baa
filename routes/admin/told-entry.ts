import { z } from '@hono/zod-openapi';
import type { Entry } from '../../app/journal/entry.ts';
import { outcomeByCode } from '../../app/outcomes.ts';
import type { Why } from './why.ts';

const headers = z.record(z.string(), z.string()).openapi({ description: 'Names in lower case' });
const body = z.unknown().openapi({ description: 'JSON where it is JSON, else text' });

/** A call as the journal tells it; what there is not is left out. */
export const ToldEntry = z
  .object({
    id: z.int().openapi({ description: 'Rises with every call' }),
    time: z.string().openapi({ example: '2026-11-21T16:00:00.000Z' }),
    request_id: z.string(),
    method: z.string().openapi({ example: 'POST' }),
    path: z.string().openapi({ example: '/pan-to-gst' }),
    key: z.string().optional().openapi({ description: "The key's name", example: 'development' }),
    session: z.string().optional(),
    service: z.string().optional().openapi({ example: 'pan-to-gst' }),
    dialect: z.string().optional().openapi({ example: 'native' }),
    subject: z.string().optional().openapi({ example: 'AAACN0000A' }),
    request: z.object({ headers, body: body.optional() }),
    response: z
      .object({ status: z.int(), headers: headers.optional(), body: body.optional() })
      .openapi({ description: 'Status 0 where the connection was cut' }),
    code: z.int().openapi({ example: 101 }),
    outcome: z.string().optional().openapi({ example: 'valid' }),
    by: z.string().openapi({ description: 'What decided', example: 'world' }),
    fault: z.string().optional().openapi({ description: 'The faults that acted', example: 'delay;ms=800' }),
    rule: z.string().optional().openapi({ description: 'Where they came from', example: 'r-3f9a2c71' }),
    delay_ms: z.number(),
    ms: z.number(),
    why: z.object({
      by: z.string(),
      text: z.string().openapi({ example: 'No record of pan-to-gst fits ABCDE9999Z.' }),
      nearest: z.string().optional().openapi({ description: 'For a miss: the known identifier that is nearest' }),
      reach: z
        .record(z.string(), z.string())
        .optional()
        .openapi({ description: 'The identifier that brings each outcome, by its code' }),
    }),
  })
  .openapi('JournalEntry');

export type TellEntry = (entry: Entry) => Promise<z.infer<typeof ToldEntry>>;

/** Tells an entry, and why it came out as it did. */
export function createTellEntry(why: (entry: Entry) => Promise<Why>): TellEntry {
  return async function tellEntry(entry) {
    const { id, method, path, code, by } = entry;
    return {
      ...{ id, time: new Date(entry.time).toISOString(), request_id: entry.requestId, method, path },
      ...present(entry, ['key', 'session', 'service', 'dialect', 'subject']),
      request: { headers: joined(entry.headers), ...bodyOf(entry.body) },
      response: responseOf(entry),
      ...{ code, ...present({ outcome: outcomeByCode.get(code) }, ['outcome']), by },
      ...present(entry, ['fault', 'rule']),
      ...{ delay_ms: rounded(entry.delayed), ms: rounded(entry.ms), why: await why(entry) },
    };
  };
}

function present<T extends object, Name extends keyof T>(from: T, names: Name[]): Partial<{ [N in Name]: string }> {
  const there = names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]);
  return Object.fromEntries(there);
}

function responseOf({ status, answerHeaders, answer }: Entry) {
  if (status === 0) return { status };
  return { status, headers: joined(Object.entries(answerHeaders).flat()), ...bodyOf(answer) };
}

/** Headers by name; several of one name are one value, as HTTP has it. */
function joined(flat: readonly string[]): Record<string, string> {
  const byName = new Map<string, string>();
  for (let i = 0; i < flat.length; i += 2) {
    const name = flat[i]!.toLowerCase();
    const before = byName.get(name);
    byName.set(name, before === undefined ? flat[i + 1]! : `${before}, ${flat[i + 1]}`);
  }
  return Object.fromEntries(byName);
}

function bodyOf(text: string): { body?: unknown } {
  if (text === '') return {};
  try {
    return { body: JSON.parse(text, exact) };
  } catch {
    return { body: text };
  }
}

/** Ends the reading of what would not be told as it was sent; one that is nested too deep to be written ends it as well. */
function exact(_name: string, value: unknown): unknown {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError('too large');
  return value;
}

/** Milliseconds with two decimals. */
function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
