import type { Call } from '../../../app/call.ts';
import { type Credential, headerKey } from '../../../app/credential.ts';
import { findPlain } from '../../../app/key-auth.ts';

const way = 'X-Auth-Type';
const printable = /^[\x20-\x7e]{1,128}$/;
const references = new WeakMap<Call, string>();

/** The caller's own reference, which comes back in the body [C]. */
export function referenceOf(call: Call): { reference_id?: string } {
  const reference_id = references.get(call);
  return reference_id === undefined ? {} : { reference_id };
}

/** `X-API-Key` beside `X-Auth-Type: API-Key`, without which every client that was seen never asks [C]; it is refused [I]. */
export const apiKey: Credential = {
  ...headerKey('X-API-Key'),
  name: `X-API-Key with ${way}: API-Key`,
  schemes: {
    'X-API-Key': { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    [way]: { type: 'apiKey', in: 'header', name: way },
  },
  read: (c) => (c.req.header(way)?.toLowerCase() === 'api-key' ? c.req.header('X-API-Key') : undefined),
  carry: (key) => ({ 'X-API-Key': key, [way]: 'API-Key' }),
  async find(shown, c, keys) {
    const reference = c.req.header('X-Reference-ID');
    if (reference !== undefined && printable.test(reference)) references.set(c.get('call'), reference);
    return findPlain(shown, keys);
  },
};
