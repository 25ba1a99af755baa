import type { Dialect } from '../../../app/dialect.ts';
import { headerKey } from '../../../app/dialect.ts';
import { fail, failed } from './failure.ts';
import { objectId } from './object-id.ts';
import { fetchOkycData, getOkycOtp } from './v3/aadhaar.ts';
import { gstnDetailed, gstSearchPhrase, panToGst } from './v3/gst.ts';
import { compliance, panFetch } from './v3/pan.ts';
import { companyByCin, vehicleSearch } from './v3/registers.ts';

/** Signzy's version 3: the key itself in `Authorization`, behind no word. Source: its documents [D] and public clients [C]. */
export const signzy: Dialect = {
  name: 'signzy',
  title: 'Signzy (version 3)',
  prefix: '/signzy',
  hosts: ['api.signzy.app', 'api-preproduction.signzy.app', 'api-staging.signzy.app'],
  keys: [headerKey('Authorization')],
  phrases: [
    ...[panFetch, compliance, panToGst, gstSearchPhrase, gstnDetailed, companyByCin, vehicleSearch],
    ...[getOkycOtp, fetchOkycData],
  ],
  ticket: () => objectId(crypto.randomUUID()),
  wrap: (body) => body,
  wrapped: (body) => body,
  ...{ fail, failed },
};
