import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { World } from '../data/world.ts';
import { answer } from './answer.ts';
import type { Env } from './call.ts';
import { sampleDesk } from './desk.ts';
import type { Dialect, Phrase } from './dialect.ts';
import { chanceParams } from './faults/chance.ts';
import { faultHeader, faultQuery } from './faults/inject.ts';
import { wordKinds } from './faults/kinds.ts';
import { type Examples, refusals, requestExamples, sampleCall } from './openapi-examples.ts';
import { outcomes } from './outcomes.ts';

const faultParameter = z.string().openapi({
  description: `Forces a fault: an outcome (101 to 109), an HTTP error, or ${wordKinds.map((kind) => kind.usages.map((usage) => `\`${usage}\``).join(', ')).join(', ')}. Takes ${Object.keys(
    chanceParams,
  )
    .map((name) => `\`${name}\``)
    .join(', ')}.`,
});

/** The OpenAPI definitions of some dialects; they run their examples through the world, so they are made when asked for. */
export async function describeDialects(dialects: readonly Dialect[], world: World): Promise<OpenAPIHono<Env>> {
  const described = new OpenAPIHono<Env>();
  for (const dialect of dialects) {
    const sub = new OpenAPIHono<Env>();
    registerDialect(sub, dialect);
    for (const phrase of dialect.phrases)
      sub.openAPIRegistry.registerPath(await describePhrase(dialect, phrase, world));
    described.route(dialect.prefix || '/', sub);
  }
  return described;
}

/** The components that a dialect's routes share: its credentials, and one response for each status that it refuses with. */
function registerDialect(app: OpenAPIHono<Env>, dialect: Dialect): void {
  for (const credential of dialect.keys) {
    for (const [name, scheme] of Object.entries(credential.schemes)) {
      app.openAPIRegistry.registerComponent('securitySchemes', name, scheme as never);
    }
  }
  // The generator leaves a component's content as it is: a schema written into it would come out as zod's own insides.
  const error = `${dialect.name}-error`;
  app.openAPIRegistry.register(error, dialect.failed);
  const schema = { $ref: `#/components/schemas/${error}` };
  for (const [status, { description, examples }] of refusals(dialect)) {
    const content = { 'application/json': { schema, examples } };
    app.openAPIRegistry.registerComponent('responses', responseName(dialect, status), { description, content });
  }
}

/** One phrase as an OpenAPI operation, with an example for each outcome. */
async function describePhrase(dialect: Dialect, phrase: Phrase, world: World) {
  const { service } = phrase;
  const sources = { world, desk: sampleDesk('SPECIMEN-TICKET') };
  const value = phrase.say(await answer(service, service.input.parse(service.example), sources), sampleCall);
  const refs = [...refusals(dialect).keys()]
    .filter((status) => status !== 200)
    .map((status) => [status, { $ref: `#/components/responses/${responseName(dialect, status)}` }]);
  const schema = dialect.wrapped(phrase.result, phrase);
  const success: Examples = { valid: { summary: '101 valid', value: dialect.wrap(value, sampleCall) } };
  return createRoute({
    method: phrase.method,
    path: phrase.path,
    operationId: operationId(dialect, phrase),
    summary: service.title,
    description: service.description,
    tags: [dialect.title],
    security: securityOf(dialect),
    request: {
      headers: z.object({ [faultHeader]: faultParameter.optional() }),
      query: z.object({ [faultQuery]: faultParameter.optional() }),
      body: {
        required: true,
        content: { 'application/json': { schema: phrase.body, examples: requestExamples(phrase) } },
      },
    },
    responses: {
      200: {
        description: outcomes.valid.message,
        content: { 'application/json': { schema, examples: success } },
      },
      ...Object.fromEntries(refs),
    },
  });
}

/** One of the credentials, each with all that it consists of. */
export function securityOf({ keys }: Pick<Dialect, 'keys'>): Record<string, string[]>[] {
  return keys.map(({ schemes }) => Object.fromEntries(Object.keys(schemes).map((name) => [name, []])));
}

function responseName(dialect: Dialect, status: number): string {
  return `${dialect.name}-${status}`;
}

/** `pan-to-gst` in the native dialect is `panToGst`, elsewhere `karzaPanToGst`. */
function operationId(dialect: Dialect, phrase: Phrase): string {
  const words = `${dialect.prefix ? dialect.name : ''}-${phrase.path}`.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('');
}
