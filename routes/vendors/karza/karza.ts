import { queryKey } from '../../../app/credential.ts';
import { type Dialect, headerKey } from '../../../app/dialect.ts';
import { aadhaarPhrases } from './aadhaar.ts';
import { bankPhrases } from './bank.ts';
import { businessPhrases } from './business.ts';
import { envelope, failed, wrapped } from './envelope.ts';
import { epfPhrases } from './epf.ts';
import { fail } from './failure.ts';
import { gstPhrases } from './gst.ts';
import { gstFilingPhrases } from './gst-filing.ts';
import { ifscPhrases } from './ifsc.ts';
import { licencePhrases } from './licence.ts';
import { mcaPhrases } from './mca.ts';
import { mobilePhrases } from './mobile.ts';
import { msmePhrases } from './msme.ts';
import { namePhrases } from './name.ts';
import { panPhrases } from './pan.ts';
import { panProfilePhrases } from './pan-profile.ts';
import { passportPhrases } from './passport.ts';
import type { KarzaPhrase } from './phrase.ts';
import { vehiclePhrases } from './vehicle.ts';
import { voterPhrases } from './voter.ts';

/** Everything that Karza can be asked, whichever lane it is asked on. */
export const phrases: KarzaPhrase[] = [
  ...[...panPhrases, ...panProfilePhrases],
  ...[...gstPhrases, ...gstFilingPhrases],
  ...[...mcaPhrases, ...msmePhrases],
  ...[...businessPhrases],
  ...[...bankPhrases, ...ifscPhrases],
  ...[...licencePhrases, ...voterPhrases, ...passportPhrases, ...vehiclePhrases],
  ...[...aadhaarPhrases],
  ...[...epfPhrases],
  ...[...namePhrases, ...mobilePhrases],
];

/** Karza's own lane: TotalKYC, and GST behind a part of the path that names the environment. */
export const karza: Dialect = {
  name: 'karza',
  title: 'Karza',
  prefix: '/karza',
  hosts: ['api.karza.in', 'testapi.karza.in', 'gst.karza.in'],
  keys: [headerKey('x-karza-key'), queryKey('x-karza-key')],
  phrases,
  wrap: (result, call) => envelope(101, call, result),
  wrapped,
  fail,
  failed,
};
