import type { AppContext, Call } from '../../../../app/call.ts';
import type { Credential } from '../../../../app/credential.ts';
import type { Key } from '../../../../app/key-auth.ts';
import { readToken, tokenFor } from '../../../../app/token.ts';

/** Stands for a token that the body carries: nobody can read a body before a wait. */
const inBody = 'in the body';

/** Paths of a second step, whose clients send no header but the item's own token in the body [D]. */
const secondSteps = /\/api\/v2\/(?:snoops|hunts)$/;

/** More than a second step's request ever is, in bytes. */
const limit = 100_000;

const tokens = new WeakMap<Call, string>();

/** The token that a call came with; items carry it on to the second step. */
export function tokenOf(call: Call): string {
  return tokens.get(call) ?? 'accessTokenOfTheItem';
}

const find = async (shown: string, c: AppContext, keys: readonly Key[]) => {
  const call = c.get('call');
  const token = shown === inBody ? await tokenInBody(c) : shown;
  const found = await readToken(token, keys, call.startedAt);
  if (found) tokens.set(call, token);
  return found;
};

/** The token of a login in `Authorization`, behind no word; in a second step an item's, which stands in the body. */
export const patronToken: Credential = {
  name: 'Authorization with the id of a login',
  schemes: { 'signzy-token': { type: 'apiKey', in: 'header', name: 'Authorization' } },
  read(c) {
    const shown = c.req.header('authorization');
    const bare = shown === undefined && c.req.query('access_token') === undefined;
    return bare && secondSteps.test(c.get('call').path) ? inBody : shown;
  },
  async carry(key) {
    return { Authorization: await tokenFor(key, { iat: 0, exp: farAway }) };
  },
  find,
};

/** 2100-01-01: what stands in documents and tests does not run out. */
const farAway = 4_102_444_800;

/** The same token in the query [D]. */
export const tokenInQuery: Credential = {
  name: 'access_token in the query',
  schemes: { 'signzy-access-token': { type: 'apiKey', in: 'query', name: 'access_token' } },
  read: (c) => c.req.query('access_token'),
  carry: () => ({}),
  find,
};

async function tokenInBody(c: AppContext): Promise<string> {
  try {
    const { accessToken } = JSON.parse(await textOfCopy(c)) as { accessToken?: unknown };
    return typeof accessToken === 'string' ? accessToken : '';
  } catch {
    return '';
  }
}

/** The body, which is still to be read: a copy of it, cut at the limit. */
async function textOfCopy(c: AppContext): Promise<string> {
  const reader = c.req.raw.clone().body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  void reader?.cancel().catch(() => {});
  return text;
}
