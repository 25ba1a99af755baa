import type { z } from '@hono/zod-openapi';
import type { AppContext, Heard } from './call.ts';
import type { Phrase } from './dialect.ts';
import { type Detail, Refusal, type RefusalOptions } from './outcomes.ts';
import { parseForm, parseJson, readText } from './read-body.ts';
import type { Awaitable } from './store/store.ts';
import { wrongKind } from './wrong-kind.ts';

/**
 * Reads the request as the service's input. What is wrong with it is kept, not thrown:
 * faults come before validation, so that one hits whatever the client sent.
 */
export function hear(phrase: Phrase, limit: number) {
  const read = reader(phrase);
  return function hear<T>(c: AppContext, next: () => Awaitable<T>): Awaitable<T> {
    const heard: Heard = { text: '' };
    c.get('call').heard = heard;
    try {
      const text = phrase.carries === 'query' ? '' : readText(c, limit);
      if (text instanceof Promise) return later(text, c, heard, next);
      understand(text, c, heard);
    } catch (error) {
      heard.refusal = error as Error;
    }
    return next();
  };

  async function later<T>(text: Promise<string>, c: AppContext, heard: Heard, next: () => Awaitable<T>): Promise<T> {
    try {
      understand(await text, c, heard);
    } catch (error) {
      heard.refusal = error as Error;
    }
    return next();
  }
  function understand(text: string, c: AppContext, heard: Heard): void {
    const call = c.get('call');
    heard.text = text;
    heard.json = read(c, text);
    call.clientRef = echoable(heard.json);
    heard.input = toInput(phrase, heard.json);
    call.subject = phrase.service.subject(heard.input);
    call.part = phrase.service.part?.(heard.input);
    if (call.part) call.service = call.part.service;
  }
}

/** How this phrase's requests are read; what stands in a path and a query belongs to one as much as its body. */
function reader({ path, carries = 'json', headers }: Phrase): (c: AppContext, text: string) => unknown {
  const parse = carries === 'form' ? parseForm : parseJson;
  const around = path.includes('{') || carries === 'query';
  const joined = (c: AppContext, body: unknown) => around || (isObject(body) && c.req.url.includes('?'));
  return function read(c, text) {
    const body = carries === 'query' ? {} : parse(c, text);
    const whole = joined(c, body) ? { ...c.req.query(), ...(body as object), ...c.req.param() } : body;
    return headers && isObject(whole) ? { ...(whole as object), ...fieldsIn(c, headers) } : whole;
  };
}

function fieldsIn(c: AppContext, headers: Record<string, string>): Record<string, string> {
  const fields = Object.entries(headers).map(([field, header]) => [field, c.req.header(header)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function toInput(phrase: Phrase, json: unknown): Record<string, unknown> {
  const body = phrase.body.safeParse(json);
  if (body.success) return phrase.hear(body.data);
  // Read once more for its words: to ask for them at once would cost every call that is right.
  throw invalidInput(phrase.body.safeParse(json, { error: wrongKind }).error!, phrase);
}

type Issues = NonNullable<RefusalOptions['issues']>;

function invalidInput(error: z.ZodError, phrase: Phrase): Refusal {
  const detail = () => wrongFields(error, phrase);
  return new Refusal('invalid_input', { by: 'validation', issues: error.issues as Issues, detail });
}

function wrongFields(error: z.ZodError, phrase: Phrase): Detail {
  const example = phrase.example(phrase.service.example);
  const fields: NonNullable<Detail['fields']> = error.issues.slice(0, 10).map((issue) => {
    const field = issue.path.join('.') || 'body';
    return { field, problem: issue.message, example: field === 'body' ? example : example[field] };
  });
  const problem = fields.map((wrong) => `${wrong.field}: ${wrong.problem}`).join('; ');
  return { problem, fields };
}

const echo = /^[\x20-\x7e]{1,200}$/;

/** The caller's own reference, where it can stand in a header. */
function echoable(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'client_ref')) return undefined;
  const { client_ref } = json as { client_ref: unknown };
  return typeof client_ref === 'string' && echo.test(client_ref) ? client_ref : undefined;
}
