import type { WireRequest } from '../../app/request-for.ts';
import type { TestApp } from './app.ts';
import { toFetch } from './carried.ts';
import type { Door } from './golden-doors.ts';
import { bodyText } from './golden-text.ts';

/** The id of every call: vendors draw their own ids from it. */
const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';

/** Told of the call, not by the vendor. */
const ours = new Set(['x-request-id', 'x-mock-outcome', 'content-type']);

export interface Answer {
  /** Status, content type, the vendor's headers. */
  head: string;
  body: string;
}

/** What a house answers at this door. */
export async function answerTo(request: WireRequest, { path }: Door, { fetch }: TestApp): Promise<Answer> {
  const response = await fetch(...toFetch({ ...request, headers: { ...request.headers, 'X-Request-Id': id } }));
  const told = [...response.headers].filter(([name]) => !ours.has(name)).map(([name, value]) => `${name}: ${value}`);
  const type = response.headers.get('content-type') ?? '(no content type)';
  const head = [`${response.status} ${type}`, ...told].join('\n');
  return { head, body: bodyText(await response.text(), path) };
}

/** Of one door: the text of an answer, or where it stood already. */
export function firstSeen() {
  const answers = new Map<string, string>();
  const bodies = new Map<string, string>();
  return function told({ head, body }: Answer, title: string): string {
    const whole = `${head}\n${body}`;
    const before = answers.get(whole);
    if (before !== undefined) return `(as ${before})`;
    const bodyBefore = bodies.get(body);
    answers.set(whole, title);
    if (bodyBefore !== undefined) return `${head}\n(body as ${bodyBefore})`;
    bodies.set(body, title);
    return whole;
  };
}

export function requestText({ method, path, headers, body }: WireRequest): string {
  const told = Object.entries(headers).filter(([name]) => name !== 'Content-Type');
  const lines = [`${method} ${path}`, ...told.map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined) lines.push(bodyText(body, ''));
  return lines.join('\n').replace(/^/gm, '> ');
}
