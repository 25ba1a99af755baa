import { type Credential, headerPair } from '../../../app/credential.ts';

const product = 'x-product-instance-id';
const pair = headerPair('x-client-id', 'x-client-secret');

/** Three headers [D], of which the secret is the key; the other two may be anything. */
export const setuKey: Credential = {
  name: `${pair.name}, with ${product}`,
  schemes: { ...pair.schemes, [product]: { type: 'apiKey', in: 'header', name: product } },
  read: (c) => (c.req.header(product) === undefined ? undefined : pair.read(c)),
  carry: async (key) => ({ ...(await pair.carry(key)), [product]: 'any' }),
};
