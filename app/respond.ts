import type { Call } from './call.ts';
import { type Answer, leave } from './leave.ts';

/**
 * The response of a call, all its headers at once.
 * They are a plain object on purpose: on Node a `Headers` costs several microseconds, a plain object nothing.
 */
export function respond(call: Call, status: number, body: string, more?: Record<string, string>): Response {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'X-Request-Id': call.id,
    'X-Mock-Outcome': describeOutcome(call),
  };
  if (call.clientRef !== undefined) headers['X-Client-Ref'] = call.clientRef;
  if (call.headers) Object.assign(headers, call.headers);
  if (more) Object.assign(headers, more);
  const answer: Answer = { status, headers, body };
  call.answered = answer;
  return call.bending ? leave(call.bending, answer) : new Response(body, { status, headers });
}

/** What was applied and by what, such as `108;by=header` or `101;by=world;fault="drip";fault-by=header`. */
function describeOutcome({ outcome, by, delayed, bending, rule }: Call): string {
  let told = `${outcome};by=${by}`;
  if (delayed > 0) told += `;delay=${Math.round(delayed)}`;
  if (bending) told += `;fault="${bending.names.join(' ')}";fault-by=${bending.by}`;
  if (rule !== undefined) told += `;rule=${rule}`;
  return told;
}
