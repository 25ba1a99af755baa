import { headerPair } from '../../../app/credential.ts';
import type { Dialect } from '../../../app/dialect.ts';
import { generateOtp, validateOtp } from './aadhaar.ts';
import { wrap, wrapped } from './envelope.ts';
import { fail, failed } from './failure.ts';
import { validate } from './validate.ts';

/**
 * Decentro's KYC. Source: the OpenAPI of its own SDK for Go [D], and captures in public clients [C].
 * `module_secret` is not asked for: many clients send it, others are refused for it and leave it out [C].
 */
export const decentro: Dialect = {
  name: 'decentro',
  title: 'Decentro',
  prefix: '/decentro',
  hosts: ['in.decentro.tech', 'in.staging.decentro.tech'],
  keys: [headerPair('client_id', 'client_secret')],
  phrases: [validate, generateOtp, validateOtp],
  ticket: () => crypto.randomUUID().replaceAll('-', '').toUpperCase(),
  ...{ wrap, wrapped, fail, failed },
};
