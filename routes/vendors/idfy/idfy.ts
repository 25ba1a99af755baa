import { headerPair } from '../../../app/credential.ts';
import type { Dialect } from '../../../app/dialect.ts';
import { licence, voter } from './cards.ts';
import { fail, failed } from './failure.ts';
import { poll } from './poll.ts';
import { gst, pan } from './tax.ts';

/** IDfy: a task is taken on with HTTP 202 and polled for, or waited for at `sync`. */
export const idfy: Dialect = {
  name: 'idfy',
  title: 'IDfy',
  prefix: '/idfy',
  hosts: ['eve.idfy.com', 'api.idfy.com'],
  keys: [headerPair('account-id', 'api-key')],
  phrases: [...pan, ...gst, ...licence, ...voter, poll],
  wrap: (result) => result,
  wrapped: (result) => result,
  fail,
  failed,
};
