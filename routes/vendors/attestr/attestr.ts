import type { Dialect } from '../../../app/dialect.ts';
import { basicKey } from '../shared/basic-key.ts';
import { businessMaster } from './business.ts';
import { fail, failed } from './failure.ts';
import { gstin } from './gstin.ts';
import { panMsmeStatus, udyam } from './msme.ts';
import { rc } from './rc.ts';

/** Attestr: an answer has no envelope, and what is not known is `valid: false`. */
export const attestr: Dialect = {
  name: 'attestr',
  title: 'Attestr',
  prefix: '/attestr',
  hosts: ['api.attestr.com'],
  keys: [basicKey('attestr')],
  phrases: [gstin, rc, businessMaster, panMsmeStatus, udyam],
  wrap: (result) => result,
  wrapped: (result) => result,
  fail,
  failed,
};
