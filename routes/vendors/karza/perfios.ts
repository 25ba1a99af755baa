import type { Credential } from '../../../app/credential.ts';
import { type Dialect, headerKey } from '../../../app/dialect.ts';
import { fail } from './failure.ts';
import { karza, phrases } from './karza.ts';
import { atPerfios } from './lanes.ts';

/** The new hub's three headers; the key is the middle one, the other two may be anything. */
const secureKey: Credential = {
  ...headerKey('x-secure-cred'),
  name: 'x-secure-id, x-secure-cred and x-organization-id',
  schemes: Object.fromEntries(
    ['x-secure-id', 'x-secure-cred', 'x-organization-id'].map((name) => [name, { type: 'apiKey', in: 'header', name }]),
  ),
  read(c) {
    const whole = c.req.header('x-secure-id') !== undefined && c.req.header('x-organization-id') !== undefined;
    return whole ? c.req.header('x-secure-cred') : undefined;
  },
  carry: (key) => ({ 'x-secure-id': 'any', 'x-secure-cred': key, 'x-organization-id': 'any' }),
};

/** The hubs of Perfios, which bought Karza: the same calls at other paths, with other keys. */
export const perfios: Dialect = {
  ...karza,
  name: 'perfios',
  title: 'Perfios Hub',
  prefix: '/perfios',
  hosts: ['hub.perfios.com', 'uat-hub.perfios.com', 'hub.perfios.ai', 'hub-test.perfios.ai'],
  keys: [secureKey, headerKey('x-auth-key')],
  phrases: phrases.map(atPerfios),
  fail(refusal, call) {
    const spoken = fail(refusal, call);
    // The new hub's own word for it [C].
    const own = spoken.status === 401 && /\/ssp\//.test(call.path);
    return own ? { ...spoken, body: { ...(spoken.body as object), error: 'Invalid credentials' } } : spoken;
  },
};
