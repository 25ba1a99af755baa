import type { Dialect } from '../../../app/dialect.ts';
import { ban } from './ban.ts';
import { banAsync } from './ban-async.ts';
import { setuKey } from './credential.ts';
import { fail, failed } from './failure.ts';
import { gst } from './gst.ts';
import { name } from './name.ts';
import { pan } from './pan.ts';

/** Setu's data gateway. Source: its public documents and their OpenAPI, whose example of a PAN has SUCCESS in capitals. */
export const setu: Dialect = {
  name: 'setu',
  title: 'Setu',
  prefix: '/setu',
  hosts: ['dg.setu.co', 'dg-sandbox.setu.co'],
  keys: [setuKey],
  phrases: [pan, gst, ban, ...banAsync, name],
  wrap: (result) => result,
  wrapped: (result) => result,
  fail,
  failed,
};
