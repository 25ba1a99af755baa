import type { Dialect } from '../../../app/dialect.ts';
import { aadhaar } from './aadhaar.ts';
import { authenticate } from './authenticate.ts';
import { bank } from './bank.ts';
import { company } from './company.ts';
import { sandboxToken } from './credential.ts';
import { director } from './director.ts';
import { wrap, wrapped } from './envelope.ts';
import { fail, failed } from './failure.ts';
import { gst } from './gst.ts';
import { ifsc } from './ifsc.ts';
import { pan } from './pan.ts';
import { panAadhaar } from './pan-aadhaar.ts';

/** Sandbox.co.in, of Quicko. Source: its public documents, their OpenAPI and its official client. */
export const sandbox: Dialect = {
  name: 'sandbox',
  title: 'Sandbox.co.in',
  prefix: '/sandbox',
  hosts: ['api.sandbox.co.in', 'test-api.sandbox.co.in'],
  keys: [sandboxToken],
  exchanges: [authenticate],
  phrases: [pan, panAadhaar, ...aadhaar, ...bank, ifsc, ...gst, company, director],
  // Nine digits, as it is read as a number.
  ticket: () => String(100_000_000 + (crypto.getRandomValues(new Uint32Array(1))[0]! % 900_000_000)),
  wrap,
  wrapped,
  fail,
  failed,
};
