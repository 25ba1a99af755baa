import { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps } from '../../app/app.ts';
import type { Env } from '../../app/call.ts';
import type { Dialect, DialectEntry } from '../../app/dialect.ts';
import { type OutcomeName, outcomes } from '../../app/outcomes.ts';
import { type Worded, worded } from './worded.ts';

const policy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ['data:'],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

const style = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
nav a { display: inline-block; margin-right: 1rem; padding: .25rem 0 }
section { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8888; padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top }
code { overflow-wrap: anywhere }
td:last-child code { display: block }
`;

/** For who looks after an app: every way that a call can fail, as we and each vendor word it in production. */
export function errorCodes({ native, vendors }: Pick<Deps, 'native' | 'vendors'>): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  const all: DialectEntry[] = [{ ...native, load: async () => native }, ...vendors];
  for (const { prefix, load } of all) {
    app.use(`${prefix}/errors/*`, secureHeaders({ contentSecurityPolicy: policy, strictTransportSecurity: false }));
    app.get(`${prefix}/errors`, async (c) =>
      c.html(html`<!doctype html>${<Codes dialect={await load()} all={all} />}`),
    );
    app.get(`${prefix}/errors/style.css`, (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  }
  return app;
}

function Codes({ dialect, all }: { dialect: Dialect; all: readonly DialectEntry[] }) {
  const { title, prefix } = dialect;
  const names = (Object.keys(outcomes) as OutcomeName[]).filter((name) => name !== 'valid');
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}: error codes</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="errors/style.css" />
      </head>
      <body>
        <main>
          <h1>{title}: error codes</h1>
          <nav aria-label="Vendors">
            {all.map((one) => (
              <a href={`${one.prefix}/errors`} aria-current={one.prefix === prefix ? 'page' : undefined}>
                {one.title}
              </a>
            ))}
          </nav>
          <p>
            What is asked for by the header <code>X-Mock-Fault</code> is met at once. The requests are in{' '}
            <a href={`${prefix}/docs`}>the documents</a>.
          </p>
          <section tabindex={0} aria-label="Error codes">
            <table>
              <thead>
                <tr>
                  {['Code', 'Name', 'Message', 'Asked for by', 'HTTP', 'Answer', 'Endpoints'].map((name) => (
                    <th scope="col">{name}</th>
                  ))}
                </tr>
              </thead>
              <tbody>{names.flatMap((name) => worded(dialect, name).map((one) => <Row name={name} {...one} />))}</tbody>
            </table>
          </section>
        </main>
      </body>
    </html>
  );
}

function Row({ name, fault, status, body, endpoints }: Worded & { name: OutcomeName }) {
  const { code, message } = outcomes[name];
  return (
    <tr>
      <td>{code}</td>
      <td>{name}</td>
      <td>{message}</td>
      <td>{fault === undefined ? '' : <code>{fault}</code>}</td>
      <td>{status}</td>
      <td>
        <code>{body}</code>
      </td>
      <td>{endpoints.length === 0 ? 'all' : endpoints.map((one) => <code>{one} </code>)}</td>
    </tr>
  );
}
