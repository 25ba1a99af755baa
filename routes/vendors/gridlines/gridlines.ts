import type { Dialect } from '../../../app/dialect.ts';
import { verifyAadhaar } from './aadhaar.ts';
import { generateOtp, submitOtp } from './aadhaar-otp.ts';
import { apiKey } from './api-key.ts';
import { verifyBank } from './bank.ts';
import { envelope, fail, failed, wrapped } from './envelope.ts';
import { fetchGstin } from './gstin.ts';
import { verifyPan } from './pan.ts';
import { fetchRc } from './rc.ts';

/** Gridlines: HTTP 200 with a code inside for whatever the source says, an error for all else. */
export const gridlines: Dialect = {
  name: 'gridlines',
  title: 'Gridlines',
  prefix: '/gridlines',
  hosts: ['api.gridlines.io'],
  keys: [apiKey],
  phrases: [verifyPan, verifyAadhaar, generateOtp, submitOtp, fetchRc, fetchGstin, verifyBank],
  wrap: (data, call) => envelope(200, { data }, call),
  wrapped,
  fail,
  failed,
};
