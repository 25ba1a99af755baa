import type { Call } from './call.ts';

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
  if (more) Object.assign(headers, more);
  call.answered = true;
  return new Response(body, { status, headers });
}

/** What was applied and by what, such as `108;by=header` or `101;by=world;delay=800`. */
function describeOutcome(call: Call): string {
  const told = `${call.outcome};by=${call.by}`;
  return call.delayed > 0 ? `${told};delay=${Math.round(call.delayed)}` : told;
}
