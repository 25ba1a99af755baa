import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const late = fileURLToPath(new URL('../deploy/late-web.cjs', import.meta.url));

/** What a Node of its own says of an expression; of several, one after the other. */
function told(expression: string, before = ''): unknown {
  const script = `(async () => { ${before}; console.log(JSON.stringify([await (${expression})])); })()`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }))[0];
}

const withLate = `require(${JSON.stringify(late)})`;
const client = `process.moduleLoadList.some((name) => name.includes('undici'))`;

describe('Request, Response and Headers that are loaded late', () => {
  it.each([
    ['a response', "new Response('x', { status: 201, headers: { a: 'b' } }).text()"],
    ['its status and headers', "[new Response('x', { status: 201 }).status, [...new Response('x').headers]]"],
    ['a response of JSON', "[Response.json({ a: 1 }).headers.get('content-type'), Response.json([]).status]"],
    ['an error', 'Response.error().type'],
    ['a redirection', "Response.redirect('http://a/b').headers.get('location')"],
    ['a request', "new Request('http://a/b', { method: 'POST', body: 'z' }).text()"],
    ['a request from a request', "new Request(new Request('http://a/b', { method: 'PUT' })).method"],
    ['headers', "[...new Headers([['b', '1'], ['a', '2']])]"],
    ['headers handed over', "new Response(null, { headers: new Headers({ a: 'b' }) }).headers.get('a')"],
    ['what is one', "[new Response() instanceof Response, new Request('http://a') instanceof Request]"],
    ['what is none', '[{} instanceof Response, null instanceof Headers, 1 instanceof Request]'],
    ['the headers of a response', "new Response('').headers instanceof Headers"],
    ['the answer of fetch', "fetch('data:,a').then((answer) => [answer instanceof Response, answer.status])"],
    ['their names', '[Request, Response, Headers].map(({ name }) => name)'],
    ['a name in a text', "String(new Headers()) + Object.prototype.toString.call(new Response(''))"],
    ['no new', '(() => { try { return Response("x"); } catch (error) { return error.name; } })()'],
  ])('%s is as Node’s own', (_name, expression) => {
    expect(told(expression, withLate)).toEqual(told(expression));
  });

  it('what extends them is a whole one', () => {
    const before = `${withLate}; class Own extends Response { twice() { return this.status * 2; } }`;
    const whole = "const own = new Own('x', { status: 201 }); return [own.twice(), own.ok, own instanceof Own]";
    expect(told(`(() => { ${whole}; })()`, before)).toEqual([402, true, true]);
    expect(told("new Response('') instanceof Own", before)).toBe(false);
  });

  it('what was put in their place stays there', () => {
    const before = `${withLate}; class Own extends Response {}; globalThis.Response = Own; new Headers()`;
    expect(told('[Response.name, new Response() instanceof Own]', before)).toEqual(['Own', true]);
  });

  it('the client is loaded with the first that is made, and not before', () => {
    const before = `${withLate}; class Own extends Request {}`;
    // Some releases of Node have it from the start.
    expect(told(client, before)).toBe(told(client));
    expect(told(client, `${before}; new Headers()`)).toBe(true);
  });
});
