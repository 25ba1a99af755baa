import { z } from '@hono/zod-openapi';
import { authorizationKey } from '../../../app/credential.ts';
import type { Dialect } from '../../../app/dialect.ts';
import { generateOtp, submitOtp } from './aadhaar.ts';
import { bankVerification } from './bank.ts';
import { twentyLetters } from './client-id.ts';
import { companyInfo } from './company.ts';
import { fail, failed } from './failure.ts';
import { gstin, gstinByPan } from './gst.ts';
import { type SurepassPhrase, textOrNull } from './phrase.ts';
import { rcFull } from './rc.ts';
import { pan, panComprehensive, panUdyam } from './tax.ts';
import { voter } from './voter.ts';

/** Surepass's console API, version 1. Source: its published documentation [D], and captures in public clients [C]. */
export const surepass: Dialect = {
  name: 'surepass',
  title: 'Surepass',
  prefix: '/surepass',
  hosts: ['kyc-api.surepass.io', 'sandbox.surepass.io', 'kyc-api.surepass.app', 'sandbox.surepass.app'],
  keys: [authorizationKey('Bearer')],
  phrases: [
    ...[pan, panComprehensive, panUdyam, gstin, gstinByPan, companyInfo, bankVerification],
    ...[voter, rcFull, generateOtp, submitOtp],
  ],
  ticket: () => twentyLetters(crypto.randomUUID()),
  wrap(data, call) {
    const message = (call.phrase as SurepassPhrase | undefined)?.told ?? null;
    return { data, status_code: 200, success: true, message, message_code: 'success' };
  },
  wrapped: (data) =>
    z.object({
      ...{ data, status_code: z.literal(200), success: z.literal(true) },
      ...{ message: textOrNull, message_code: z.literal('success') },
    }),
  fail,
  failed,
};
