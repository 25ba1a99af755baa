import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../../app/app.ts';
import type { AppContext, Env } from '../../app/call.ts';
import type { Dialect } from '../../app/dialect.ts';
import { describeDialect } from '../../app/openapi.ts';
import { outcomeByCode, outcomes } from '../../app/outcomes.ts';
import { toCurl, waysTo } from '../../app/ways.ts';
import { documentInfo } from '../document-info.ts';
import { adminRoute } from './route.ts';

const route = adminRoute({
  ...{
    method: 'get',
    path: '/catalog',
    operationId: 'readCatalog',
    summary: 'Every service, and how to reach each outcome',
  },
  description:
    'For each service and each outcome the exact requests that reach it, with the API key that was sent, or a placeholder.',
  request: {},
  answers: { 200: z.object({ services: z.array(z.object({ name: z.string(), path: z.string() }).loose()) }) },
});

/** What one may ask of a running Namuna about itself. */
export function catalogRoute(app: OpenAPIHono<Env>, deps: Deps): void {
  const { native } = deps;
  let fields: Promise<Map<string, object[]>> | undefined;
  app.openapi(route, async (c) => {
    fields ??= fieldsByPath(native, deps);
    return c.json({ services: await catalogue(native, await fields, c) }, 200);
  });
}

/** Every service, every outcome, and the exact requests that reach it, with the key that was shown. */
async function catalogue(native: Dialect, fields: Map<string, object[]>, c: AppContext) {
  // Not by URL, which refuses some hosts that Node lets through.
  const origin = c.req.url.slice(0, c.req.url.indexOf('/', 'https://'.length));
  const [credential] = native.keys;
  const carried = await credential!.carry(credential!.read(c) ?? 'YOUR-API-KEY');
  return native.phrases.map((phrase) => ({
    name: phrase.service.name,
    title: phrase.service.title,
    path: phrase.path,
    fields: fields.get(phrase.path) ?? [],
    outcomes: [...outcomeByCode].map(([code, name]) => ({
      code,
      name,
      http: outcomes[name].http,
      reach: waysTo(code, native, phrase).map(({ by, request }) => {
        const whole = { ...request, headers: { ...carried, ...request.headers } };
        return { by, request: { ...whole, body: JSON.parse(request.body!) }, curl: toCurl(origin, whole) };
      }),
    })),
  }));
}

interface Operation {
  requestBody: {
    content: { 'application/json': { schema: { properties: Record<string, object>; required?: string[] } } };
  };
}

/** The fields of each request, as the OpenAPI document has them. */
async function fieldsByPath(native: Dialect, { world }: Deps): Promise<Map<string, object[]>> {
  const described = await describeDialect(native, world);
  const document = JSON.parse(JSON.stringify(described.getOpenAPI31Document(documentInfo(native))));
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>);
  return new Map(
    paths.map(([path, operations]) => {
      const { schema } = Object.values(operations)[0]!.requestBody.content['application/json'];
      const all = Object.entries(schema.properties);
      return [path, all.map(([name, rest]) => ({ name, required: schema.required?.includes(name) ?? false, ...rest }))];
    }),
  );
}
