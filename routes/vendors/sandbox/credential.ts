import { type Credential, tokenKey } from '../../../app/credential.ts';

const id = 'x-api-key';
const token = tokenKey('Authorization');

/** The token of `/authenticate`, with no "Bearer" before it, and beside it the public key [D], which may be anything. */
export const sandboxToken: Credential = {
  ...token,
  name: `${token.name}, with ${id}`,
  schemes: { ...token.schemes, [id]: { type: 'apiKey', in: 'header', name: id } },
  read: (c) => (c.req.header(id) === undefined ? undefined : token.read(c)),
  carry: async (key) => ({ ...(await token.carry(key)), [id]: 'any' }),
};
