import { authorizationKey, type Credential } from '../../../app/credential.ts';

const bearer = authorizationKey('Basic');

/**
 * A key as the password of HTTP's basic authentication: the Base64 of an id, which may be anything, a colon and the key.
 * A token that is none of this kind is taken for the key itself.
 */
export function basicKey(id: string): Credential {
  return {
    ...bearer,
    name: 'Authorization: Basic, as base64(id:key) or as the key itself',
    read(c) {
      const token = bearer.read(c);
      return token === undefined ? undefined : passwordIn(token);
    },
    carry: (key) => ({ Authorization: `Basic ${btoa(`${id}:${key}`)}` }),
  };
}

function passwordIn(token: string): string {
  try {
    const [, password] = /^[\x20-\x39\x3b-\x7e]*:([\x20-\x7e]*)$/.exec(atob(token)) ?? [];
    return password ?? token;
  } catch {
    // A key that is sent as it is need not be Base64.
    return token;
  }
}
