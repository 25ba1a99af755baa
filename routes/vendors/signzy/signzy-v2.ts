import type { Dialect } from '../../../app/dialect.ts';
import { fail, failed } from './failure.ts';
import { objectId } from './object-id.ts';
import { gstns } from './v2/gstns.ts';
import { hunts } from './v2/hunts.ts';
import { identities, organizations } from './v2/items.ts';
import { login } from './v2/login.ts';
import { patronToken, tokenInQuery } from './v2/patron-token.ts';
import { bankSearch, vehicleRegistration } from './v2/searches.ts';
import { snoops } from './v2/snoops.ts';

/** Signzy's version 2, with a login and searches in two steps. Source: its documents [D]. */
export const signzyV2: Dialect = {
  name: 'signzy-v2',
  title: 'Signzy (version 2)',
  prefix: '/signzy-v2',
  hosts: ['signzy.tech', 'preproduction.signzy.tech', 'production.signzy.tech', 'sandbox.signzy.tech'],
  keys: [patronToken, tokenInQuery],
  exchanges: [login],
  phrases: [identities, snoops, gstns, organizations, hunts, bankSearch, vehicleRegistration],
  ticket: () => objectId(crypto.randomUUID()),
  wrap: (body) => body,
  wrapped: (body) => body,
  ...{ fail, failed },
};
