import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { World } from '../data/world.ts';
import { answer } from './answer.ts';
import type { Env } from './call.ts';
import { sampleDesk } from './desk.ts';
import type { Dialect, Phrase } from './dialect.ts';
import type { Exchange } from './exchange.ts';
import { type Examples, refusals, sampleCall } from './openapi-examples.ts';
import { describeRequest } from './openapi-request.ts';
import { outcomes } from './outcomes.ts';

/** The OpenAPI definitions of a dialect; they run their examples through the world, so they are made when asked for. */
export async function describeDialect(dialect: Dialect, world: World): Promise<OpenAPIHono<Env>> {
  const described = new OpenAPIHono<Env>();
  const sub = new OpenAPIHono<Env>();
  for (const credential of dialect.keys) {
    for (const [name, scheme] of Object.entries(credential.schemes)) {
      sub.openAPIRegistry.registerComponent('securitySchemes', name, scheme as never);
    }
  }
  // The generator leaves a component's content as it is: a schema written into it would come out as zod's own insides.
  sub.openAPIRegistry.register(errorName(dialect), dialect.failed);
  for (const exchange of dialect.exchanges ?? []) sub.openAPIRegistry.registerPath(describeExchange(dialect, exchange));
  for (const phrase of dialect.phrases) sub.openAPIRegistry.registerPath(await describePhrase(dialect, phrase, world));
  described.route(dialect.prefix || '/', sub);
  return described;
}

/** One phrase as an OpenAPI operation, with an example for each outcome. */
async function describePhrase(dialect: Dialect, phrase: Phrase, world: World) {
  const { service } = phrase;
  const sources = { world, desk: sampleDesk(dialect.ticket?.() ?? 'SPECIMEN-TICKET') };
  const call = sampleCall(dialect, phrase);
  const value = phrase.say(await answer(service, service.input.parse(service.example), sources), call);
  const examples: Examples = { valid: { summary: '101 valid', value: dialect.wrap(value, call) } };
  const success = phrase.status ?? 200;
  const refused = refusals(dialect, phrase);
  // Vendors answer refusals with the status of a success, too.
  const also = refused.get(success);
  const wrapped = dialect.wrapped(phrase.result, phrase);
  const schema = also ? z.union([wrapped, dialect.failed]) : wrapped;
  refused.delete(success);
  return createRoute({
    method: phrase.method,
    path: phrase.path,
    operationId: operationId(dialect, phrase),
    summary: service.title,
    description: service.description,
    tags: [dialect.title],
    security: securityOf(dialect),
    request: describeRequest(phrase),
    responses: {
      [success]: {
        description: outcomes.valid.message,
        content: { 'application/json': { schema, examples: { ...examples, ...also?.examples } } },
      },
      ...describeRefusals(dialect, refused),
    },
  });
}

function describeRefusals(dialect: Dialect, refused: ReturnType<typeof refusals>) {
  const error = { $ref: `#/components/schemas/${errorName(dialect)}` };
  const responses = [...refused].map(([status, { description, examples, contentType }]) => {
    const schema = contentType === 'application/json' ? error : { type: 'string' };
    return [status, { description, content: { [contentType]: { schema, examples } } }];
  });
  return Object.fromEntries(responses);
}

/** A login, which gives a token for a key. */
function describeExchange(dialect: Dialect, exchange: Exchange) {
  const { method, path, title, body, example, result } = exchange;
  const refused = refusals(dialect);
  refused.delete(200);
  return createRoute({
    ...{ method, path, summary: title, description: `${title}. The token is good for ${exchange.seconds} seconds.` },
    operationId: operationId(dialect, exchange),
    tags: [dialect.title],
    security: [],
    request:
      body && method !== 'get'
        ? { body: { required: true, content: { 'application/json': { schema: body, example } } } }
        : {},
    responses: {
      200: { description: 'A token', content: { 'application/json': { schema: result } } },
      ...describeRefusals(dialect, refused),
    },
  });
}

/** One of the credentials, each with all that it consists of. */
export function securityOf({ keys }: Pick<Dialect, 'keys'>): Record<string, string[]>[] {
  return keys.map(({ schemes }) => Object.fromEntries(Object.keys(schemes).map((name) => [name, []])));
}

function errorName(dialect: Dialect): string {
  return `${dialect.name}-error`;
}

/** `pan-to-gst` in the native dialect is `panToGst`, elsewhere `karzaPanToGst`. */
function operationId(dialect: Dialect, { path }: Pick<Phrase, 'path'>): string {
  const words = `${dialect.prefix ? dialect.name : ''}-${path}`.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('');
}
