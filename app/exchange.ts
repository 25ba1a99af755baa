import type { z } from '@hono/zod-openapi';
import type { AppContext, Call } from './call.ts';
import type { Dialect } from './dialect.ts';
import type { MeetFaults } from './faults/inject.ts';
import { redacted } from './journal/redact.ts';
import { enterSession, findPlain, type Key, unauthorized } from './key-auth.ts';
import type { Answer } from './leave.ts';
import { Refusal } from './outcomes.ts';
import { parseJson, readText } from './read-body.ts';
import { respond } from './respond.ts';
import type { Sessions } from './store/store.ts';
import { playPart } from './test-keys.ts';
import { issueToken } from './token.ts';
import { wrongKind } from './wrong-kind.ts';

type Fields = Record<string, unknown>;

/** A way to exchange a key for a token, as vendors do who have a login. */
export interface Exchange {
  method: 'get' | 'post';
  /** Below the dialect's prefix. */
  path: string;
  title: string;
  /** What the request must look like; nothing is asked of its body where this is absent. */
  body?: z.ZodType;
  /** A request that is answered, as far as its body goes. */
  example: Record<string, unknown>;
  /** The key that is shown, in the headers or in the fields. */
  shown(c: AppContext, fields: Record<string, unknown>): string | undefined;
  /** How long a token is good, in seconds. */
  seconds: number;
  /** The vendor's answer; `expires` is in epoch milliseconds. */
  say(token: string, expires: number, call: Call): unknown;
  result: z.ZodType;
}

interface ExchangeDeps {
  keys: readonly Key[];
  sessions: Sessions;
  bodyLimit: number;
  faults: MeetFaults;
  now(): number;
}

/** Answers with a token that the key signs which was shown. */
export function exchange(dialect: Dialect, asked: Exchange, { keys, sessions, bodyLimit, faults, now }: ExchangeDeps) {
  const carriers = dialect.keys.map(({ name }) => name).join(', or ');
  return async function exchange(c: AppContext): Promise<Response> {
    const call = c.get('call');
    const { fields, wrong } = await read(c, asked, bodyLimit);
    const secret = asked.shown(c, fields);
    // Where the body holds the key, it has to be read for it.
    if (wrong && (secret === undefined || !findPlain(secret, keys))) throw wrong;
    enter(call, secret, carriers);
    // After auth, so that a stranger cannot hold sockets open; before validation, as of phrases.
    const refusal = await faults(c);
    if (refusal) throw refusal;
    if (wrong && call.forcedValid === undefined) throw wrong;
    return give(call, asked, secret!, now());
  };

  function enter(call: Call, secret: string | undefined, carriers: string): void {
    if (secret === undefined) throw unauthorized('No key was sent.', carriers);
    const found = findPlain(secret, keys);
    if (!found) throw playPart(secret) ?? unauthorized('The key that was sent is not known.', carriers);
    call.key = found.key.name;
    if (found.session !== undefined) enterSession(call, found.session, sessions);
  }
}

async function give(call: Call, asked: Exchange, secret: string, now: number): Promise<Response> {
  const iat = Math.floor(now / 1000);
  const exp = iat + asked.seconds;
  const token = await issueToken(secret, { iat, exp });
  Object.assign(call, { outcome: 101, by: call.forcedValid ?? 'auth', secret: token });
  const body = JSON.stringify(asked.say(token, exp * 1000, call));
  const response = respond(call, 200, body);
  if (call.answered && call.answered.body !== body) call.answered = withoutPart(token, call.answered);
  return response;
}

/** An answer that a fault broke, without a part of the token: the journal knows only the whole one. */
function withoutPart(token: string, answered: Answer): Answer {
  const at = answered.body.indexOf(token.slice(0, token.indexOf('.')));
  return at < 0 ? answered : { ...answered, body: answered.body.slice(0, at) + redacted };
}

/** What was sent, and what is wrong with it, which is kept, not thrown: faults come before validation. */
async function read(c: AppContext, asked: Exchange, limit: number): Promise<{ fields: Fields; wrong?: Error }> {
  try {
    const fields = await fieldsOf(c, asked, limit);
    const checked = asked.body?.safeParse(fields, { error: wrongKind });
    if (!checked || checked.success) return { fields };
    return { fields, wrong: new Refusal('invalid_input', { by: 'validation', issues: checked.error.issues }) };
  } catch (error) {
    return { fields: {}, wrong: error as Error };
  }
}

async function fieldsOf(c: AppContext, { body }: Exchange, limit: number): Promise<Fields> {
  const text = await readText(c, limit);
  return text === '' && !body ? c.req.query() : { ...c.req.query(), ...(parseJson(c, text) as object) };
}
