import { type Credential, headerPair } from '../../app/credential.ts';
import type { Words } from '../../app/dialect.ts';
import { findPlain } from '../../app/key-auth.ts';
import { testKeys } from '../../app/test-keys.ts';

const [id, secret] = ['X-IBM-Client-Id', 'X-IBM-Client-Secret'];

/** IBM API Connect's pair of headers, of which the secret is the key; its gateway words the refusal of a wrong one. */
export const ibmKey: Credential = {
  ...headerPair(id, secret),
  // One without the other is a wrong pair, not none: the gateway tells so itself.
  read: (c) => {
    const shown = c.req.header(secret);
    return c.req.header(id) === undefined ? shown && '' : (shown ?? '');
  },
  async find(shown, c, keys) {
    const found = findPlain(shown, keys);
    if (!found && !testKeys.includes(shown.replace(/~.*/s, ''))) c.get('call').words = gateway;
    return found;
  },
};

/** What stands before the API answers, and knows nothing of its envelope [I]; the statuses are IBM's [D]. */
const gateway: Words = {
  fail: () => ({
    status: 401,
    body: {
      httpCode: '401',
      httpMessage: 'Unauthorized',
      moreInformation: 'Invalid client id or secret.',
    },
  }),
};
