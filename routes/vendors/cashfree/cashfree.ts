import { z } from '@hono/zod-openapi';
import { headerPair } from '../../../app/credential.ts';
import type { Dialect } from '../../../app/dialect.ts';
import { offlineAadhaarOtp, offlineAadhaarVerify } from './aadhaar.ts';
import { bank } from './bank.ts';
import { cin } from './cin.ts';
import { drivingLicence } from './driving-licence.ts';
import { fail } from './fail.ts';
import { panToGstin } from './gst.ts';
import { gstin } from './gstin.ts';
import { ifsc } from './ifsc.ts';
import { nameMatch } from './name-match.ts';
import { pan } from './pan.ts';
import { pan360 } from './pan-360.ts';
import { panLite } from './pan-lite.ts';
import { passport } from './passport.ts';
import { problemShape } from './problems.ts';
import { vehicleRc } from './vehicle-rc.ts';
import { voterId } from './voter-id.ts';

/** A miss that is told in the words of a success: `status: "INVALID"`, or a message. */
const toldMiss = z.union([
  z.object({ reference_id: z.int() }).loose(),
  z.object({ ref_id: z.string(), status: z.literal('INVALID') }).loose(),
]);

/** Nine digits, so that who reads a reference as a number can. */
function writeReference(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(100_000_000 + (random % 900_000_000));
}

/** Cashfree Secure ID, once the Verification Suite. */
export const cashfree: Dialect = {
  name: 'cashfree',
  title: 'Cashfree',
  prefix: '/cashfree',
  hosts: ['sandbox.cashfree.com', 'api.cashfree.com'],
  keys: [headerPair('x-client-id', 'x-client-secret')],
  phrases: [
    ...[pan, pan360, panLite, panToGstin, gstin, cin],
    ...[bank, ifsc, nameMatch],
    ...[offlineAadhaarOtp, offlineAadhaarVerify, drivingLicence, voterId, passport, vehicleRc],
  ],
  ticket: writeReference,
  wrap: (result) => result,
  wrapped: (result) => result,
  fail,
  failed: z.union([problemShape, toldMiss]),
};
