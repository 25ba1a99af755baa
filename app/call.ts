import type { Context } from 'hono';
import type { Dialect, Phrase, Words } from './dialect.ts';
import type { Answer, Bending } from './leave.ts';
import type { Scrub } from './scrub.ts';
import type { Part, Service, Subject } from './service.ts';

/** What is known of one request; it grows as the request goes along, and log and journal are drawn from it. */
export interface Call {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly method: string;
  /** As it was asked for; a path that no route knows may hold anything. */
  path: string;
  dialect?: Dialect | undefined;
  phrase?: Phrase | undefined;
  /** The service that it is known by: the phrase's, or the one that is asked of several behind it. */
  service?: Service | undefined;
  part?: Part | undefined;
  /** What words an error, where that is neither the dialect nor the native one. */
  words?: Words | undefined;
  /** The name of the key that was shown, never the key. */
  key?: string | undefined;
  /** The name that stood after `~` in the key; empty where none did. */
  session: string;
  heard?: Heard | undefined;
  subject?: Subject | undefined;
  clientRef?: string | undefined;
  /** Internal code and what decided it, told in `X-Mock-Outcome` and in the log. */
  outcome: number;
  by: string;
  /** The faults that acted, as they were written, and the rule that they came from. */
  fault?: string | undefined;
  rule?: string | undefined;
  /** Milliseconds of delay that were forced. */
  delayed: number;
  /** An outcome 101 was forced, by header, query, rule or magic: answer well, whatever was asked. */
  forcedValid?: string | undefined;
  /** How faults bend the answer, whatever it comes to be. */
  bending?: Bending | undefined;
  /** Headers that every answer of this call carries, a refusal too. */
  headers?: Record<string, string> | undefined;
  /** A token that this call was given, which the journal must not keep. */
  secret?: string | undefined;
  traceparent?: string | undefined;
  /** The unexpected error behind a 500. */
  error?: unknown;
  /** What left, with all its headers. */
  answered?: Answer | undefined;
}

/** What came in with a request: the body as text, as JSON and as the service's input, or why it could not be read as such. */
export interface Heard {
  text: string;
  json?: unknown;
  input?: Record<string, unknown>;
  refusal?: Error;
}

/** What Node's adapter hands over with a request; absent on other runtimes. */
export interface NodeBindings {
  incoming?: import('node:http').IncomingMessage & {
    /** The body, where it came whole with the head; the adapter reads it from here as well. */
    rawBody?: Uint8Array;
  };
  outgoing?: import('node:http').ServerResponse;
  /** Where this request's dialect stands, if its port has only that one. */
  prefix?: string;
  /** The call and the path that were found, where a request is handed on to a dialect's own app. */
  call?: Call;
  path?: string;
}

export interface Env {
  Variables: { call: Call };
  Bindings: NodeBindings;
}

export type AppContext = Context<Env>;

const saneId = /^[\w=.-]{1,128}$/;
const saneTraceparent = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** `scrub` takes keys out of a text; an id that holds one is none. */
export function beginCall(c: AppContext, startedAt: number, scrub: Scrub): Call {
  const given = c.req.header('x-request-id');
  const traceparent = c.req.header('traceparent');
  return {
    id: given !== undefined && saneId.test(given) && scrub(given) === given ? given : crypto.randomUUID(),
    startedAt,
    method: c.req.method,
    path: c.req.path,
    dialect: undefined,
    phrase: undefined,
    service: undefined,
    part: undefined,
    words: undefined,
    key: undefined,
    session: '',
    heard: undefined,
    subject: undefined,
    clientRef: undefined,
    outcome: 0,
    by: '',
    fault: undefined,
    rule: undefined,
    delayed: 0,
    forcedValid: undefined,
    bending: undefined,
    headers: undefined,
    secret: undefined,
    traceparent: traceparent !== undefined && saneTraceparent.test(traceparent) ? traceparent : undefined,
    error: undefined,
    answered: undefined,
  };
}
