import { SwaggerUI } from '@hono/swagger-ui';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps, Page } from '../app/app.ts';
import type { Env } from '../app/call.ts';
import type { Dialect, DialectEntry } from '../app/dialect.ts';
import { loadedOnce } from '../app/loaded-once.ts';
import { describeDialect } from '../app/openapi.ts';
import { adminApp } from './admin/admin.ts';
import { documentInfo } from './document-info.ts';
import { errorCodes } from './error-codes/error-codes.tsx';

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

interface Document {
  text: string;
  etag: string;
}

/**
 * `/openapi.json`, and Swagger UI at `/docs` from our own files; each vendor's below its prefix.
 * `files` serves the assets below `/docs/`.
 */
export function docs(files: MiddlewareHandler): Page {
  return (deps) => {
    const app = new OpenAPIHono<Env>();
    app.get('/', (c) => c.redirect('/docs'));
    const secure = secureHeaders({ contentSecurityPolicy: policy, strictTransportSecurity: false });
    for (const { prefix } of [deps.native, ...deps.vendors]) app.use(`${prefix}/docs/*`, secure);
    documentRoutes(app, { ...deps.native, load: async () => deps.native }, deps);
    for (const vendor of deps.vendors) documentRoutes(app, vendor, deps);
    app.get('/docs/*', files);
    app.route('/', errorCodes(deps));
    return app;
  };
}

/** Generating costs some 10 ms, so it is done once, when somebody first asks. */
function documentRoutes(app: OpenAPIHono<Env>, { prefix, load }: DialectEntry, deps: Deps): void {
  const document = loadedOnce(async () => build(await load(), deps));
  app.get(`${prefix}/openapi.json`, async (c) => {
    const { text, etag } = await document();
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json' };
    const known = c.req.header('if-none-match')?.includes(etag);
    return known ? c.body(null, 304, headers) : c.body(text, 200, headers);
  });
  app.get(`${prefix}/docs`, (c) => c.html(page(prefix)));
  app.get(`${prefix}/docs/`, (c) => c.redirect(`${prefix}/docs`));
  const script = init(prefix);
  app.get(`${prefix}/docs/init.js`, (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
}

async function build(dialect: Dialect, deps: Deps): Promise<Document> {
  const described = await describeDialect(dialect, deps.world);
  if (dialect.prefix === '') described.route('/', adminApp(deps));
  const text = JSON.stringify(described.getOpenAPI31Document(documentInfo(dialect)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = [...new Uint8Array(digest.slice(0, 12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { text, etag: `"${hex}"` };
}

const page = (prefix: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Namuna API</title>
<link rel="icon" href="data:,">
</head>
<body>
${SwaggerUI({
  url: `${prefix}/openapi.json`,
  baseUrl: '/docs',
  manuallySwaggerUIHtml: ({ css, js }) =>
    `<div id="swagger-ui"></div>
${css.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
${[...js, `${prefix}/docs/init.js`].map((src) => `<script src="${src}"></script>`).join('')}`,
})}
</body>
</html>`;

const init = (prefix: string) => `SwaggerUIBundle({
  url: '${prefix}/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;
