import type { z } from '@hono/zod-openapi';
import type { AppContext, Call } from './call.ts';
import type { Dialect } from './dialect.ts';
import { findPlain, type Key, unauthorized } from './key-auth.ts';
import { Refusal } from './outcomes.ts';
import { parseForm, parseJson, readText } from './read-body.ts';
import { respond } from './respond.ts';
import type { Sessions } from './store/store.ts';
import { playPart } from './test-keys.ts';
import { issueToken } from './token.ts';

/** A way to exchange a key for a token, as vendors do who have a login. */
export interface Exchange {
  method: 'get' | 'post';
  /** Below the dialect's prefix. */
  path: string;
  title: string;
  carries?: 'json' | 'form' | 'query';
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
  now(): number;
}

/** Answers with a token that the key signs which was shown. */
export function exchange(dialect: Dialect, asked: Exchange, { keys, sessions, bodyLimit, now }: ExchangeDeps) {
  return async function exchange(c: AppContext): Promise<Response> {
    const call = c.get('call');
    const fields = await fieldsOf(c, asked, bodyLimit);
    const secret = asked.shown(c, fields);
    const carriers = dialect.keys.map(({ name }) => name).join(', or ');
    if (secret === undefined) throw unauthorized('No key was sent.', carriers);
    const found = findPlain(secret, keys);
    if (!found) throw playPart(secret) ?? unauthorized('The key that was sent is not known.', carriers);
    Object.assign(call, { key: found.key.name, session: found.session ?? '', outcome: 101, by: 'auth' });
    if (found.session !== undefined) sessions.touch(found.session);
    const iat = Math.floor(now() / 1000);
    const exp = iat + asked.seconds;
    const token = await issueToken(secret, { iat, exp });
    call.secret = token;
    return respond(call, 200, JSON.stringify(asked.say(token, exp * 1000, call)));
  };
}

async function fieldsOf(c: AppContext, { carries = 'json', body }: Exchange, limit: number) {
  const text = carries === 'query' ? '' : await readText(c, limit);
  if (text === '' && !body) return c.req.query();
  const parse = carries === 'form' ? parseForm : parseJson;
  const fields = { ...c.req.query(), ...(carries === 'query' ? {} : (parse(c, text) as object)) };
  const read = body?.safeParse(fields);
  if (!read || read.success) return fields;
  throw new Refusal('invalid_input', { by: 'validation', issues: read.error.issues });
}
