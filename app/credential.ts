import type { AppContext } from './call.ts';
import type { Key } from './key-auth.ts';
import type { Awaitable } from './store/store.ts';
import { readToken, tokenFor } from './token.ts';

/** A security scheme of the OpenAPI document. */
export type Scheme = ({ type: 'apiKey'; in: 'header' | 'query'; name: string } | { type: 'http'; scheme: string }) & {
  description?: string;
};

/** Which key was shown, and the session that it was shown for. */
export interface Shown {
  key: Key;
  session?: string;
}

/** A way to carry a key, with the words that explain it. */
export interface Credential {
  /** As a reader is told it, such as `X-API-Key`. */
  name: string;
  /** What goes together, by name, in the OpenAPI document. */
  schemes: Record<string, Scheme>;
  /** The headers that have to be there, for a vendor that names the one that is missing. */
  needs?: string[];
  /** What was shown: a key, with its session; undefined where nothing was. */
  read(c: AppContext): string | undefined;
  /** The request headers that carry a key. */
  carry(key: string): Awaitable<Record<string, string>>;
  /** The secret itself is needed to tell that it signed, and its digest does not do. */
  signs?: true;
  /** Where what is shown is made from a key: finds which; undefined where from none. */
  find?(shown: string, c: AppContext, keys: readonly Key[]): Promise<Shown | undefined>;
}

/** A key in a request header. */
export function headerKey(name: string): Credential {
  return {
    name,
    schemes: { [name]: { type: 'apiKey', in: 'header', name } },
    read: (c) => c.req.header(name),
    carry: (key) => ({ [name]: key }),
  };
}

/** A key in the query. */
export function queryKey(name: string): Credential {
  return {
    name: `${name} in the query`,
    schemes: { [`${name}-query`]: { type: 'apiKey', in: 'query', name } },
    read: (c) => c.req.query(name),
    carry: () => ({}),
  };
}

/** An id, which may be anything, and the key as its secret, each in a header. */
export function headerPair(id: string, secret: string): Credential {
  const scheme = (name: string): Scheme => ({ type: 'apiKey', in: 'header', name });
  return {
    name: `${id} and ${secret}`,
    schemes: { [id]: scheme(id), [secret]: scheme(secret) },
    needs: [id, secret],
    read: (c) => (c.req.header(id) === undefined ? undefined : c.req.header(secret)),
    carry: (key) => ({ [id]: 'any', [secret]: key }),
  };
}

/** A key behind a word in the Authorization header, such as `Bearer`. */
export function authorizationKey(word: string): Credential {
  const start = `${word.toLowerCase()} `;
  return {
    name: `Authorization: ${word}`,
    schemes: { [`${word}-authorization`]: { type: 'http', scheme: word.toLowerCase() } },
    read(c) {
      const shown = c.req.header('authorization');
      return shown?.toLowerCase().startsWith(start) ? shown.slice(start.length).trim() : undefined;
    },
    carry: (key) => ({ Authorization: `${word} ${key}` }),
  };
}

/** A token that a key was exchanged for, by itself or behind a word, in a request header. */
export function tokenKey(header: string, word = '', now: () => number = Date.now): Credential {
  const start = word === '' ? '' : `${word} `;
  const hour = 3600;
  return {
    name: `${header} with a token`,
    schemes: { [`${header}-token`]: { type: 'apiKey', in: 'header', name: header } },
    read(c) {
      const shown = c.req.header(header);
      return shown?.startsWith(start) ? shown.slice(start.length) : undefined;
    },
    async carry(key) {
      const iat = Math.floor(now() / 1000);
      return { [header]: start + (await tokenFor(key, { iat, exp: iat + hour })) };
    },
    find: (shown, c, keys) => readToken(shown, keys, c.get('call').startedAt),
  };
}
