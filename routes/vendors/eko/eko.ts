import type { Dialect } from '../../../app/dialect.ts';
import { activate } from './activation.ts';
import { verifyBankAccount } from './bank.ts';
import { fail, failed } from './failure.ts';
import { verifyPan } from './pan.ts';
import { signedKey } from './signature.ts';
import { readServices } from './user-services.ts';

/** Eko. Its SDK can change nothing but host and port, so it needs a port of its own: `DIALECT_PORTS=eko:8002`. */
export const eko: Dialect = {
  name: 'eko',
  title: 'Eko',
  prefix: '/eko',
  hosts: ['staging.eko.in', 'api.eko.in', 'eko.in'],
  keys: [signedKey],
  phrases: [verifyPan, verifyBankAccount, readServices, activate],
  // Its envelopes are not of one kind: each phrase says a whole one.
  wrap: (result) => result,
  wrapped: (result) => result,
  fail,
  failed,
};
