import { type Credential, tokenKey } from '../../../app/credential.ts';
import { testKeys } from '../../../app/test-keys.ts';

const id = 'x-api-key';
const header = 'Authorization';
const token = tokenKey(header);

/** The token of `/authenticate`, with no "Bearer" before it, and beside it the public key [D], which may be anything. */
export const sandboxToken: Credential = {
  ...token,
  name: `${token.name}, with ${id}`,
  schemes: { ...token.schemes, [id]: { type: 'apiKey', in: 'header', name: id } },
  read: (c) => (c.req.header(id) === undefined ? undefined : token.read(c)),
  async carry(key) {
    // There is no token for no key, nor for one that plays a part: it is refused as it is.
    const bare = key === '' || testKeys.includes(key.replace(/~.*/s, ''));
    return { ...(bare ? { [header]: key } : await token.carry(key)), [id]: 'any' };
  },
};
