import type { WireRequest } from '../../../app/request-for.ts';
import { toCurl } from '../../../app/ways.ts';

/** A request as code to copy. */
export interface Sample {
  id: string;
  title: string;
  text: string;
}

export function samplesOf(origin: string, request: WireRequest): Sample[] {
  return [
    { id: 'curl', title: 'curl', text: toCurl(origin, request) },
    { id: 'javascript', title: 'JavaScript', text: javascript(origin, request) },
    { id: 'python', title: 'Python', text: python(origin, request) },
    { id: 'http', title: 'Raw HTTP', text: http(origin, request) },
  ];
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

function fields(headers: Record<string, string>, indent: string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${indent}${quoted(name)}: ${quoted(value)},\n`)
    .join('');
}

function javascript(origin: string, { method, path, headers, body }: WireRequest): string {
  const sent = body === undefined ? '' : `  body: ${quoted(body)},\n`;
  return `const response = await fetch(${quoted(origin + path)}, {
  method: '${method}',
  headers: {
${fields(headers, '    ')}  },
${sent}});
console.log(response.status, await response.text());`;
}

/** For requests, which nearly every project in Python has. */
function python(origin: string, { method, path, headers, body }: WireRequest): string {
  const sent = body === undefined ? '' : `    data=${quoted(body)}.encode(),\n`;
  return `import requests

response = requests.request(
    '${method}', ${quoted(origin + path)},
    headers={
${fields(headers, '        ')}    },
${sent}    timeout=30,
)
print(response.status_code, response.text)`;
}

function http(origin: string, { method, path, headers, body }: WireRequest): string {
  const host = origin.slice(origin.indexOf('//') + 2);
  const length = body === undefined ? {} : { 'Content-Length': String(new TextEncoder().encode(body).length) };
  const lines = Object.entries({ Host: host, ...headers, ...length, Connection: 'close' });
  return [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', body ?? ''].join(
    '\n',
  );
}
