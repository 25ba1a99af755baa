import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { ungrouped } from '../fields/identifier.ts';
import { Pan } from '../fields/tax.ts';
import { profileOf } from '../profile-of.ts';
import { PanProfile } from '../profile-record.ts';

/** The whole Aadhaar number, or the last four digits of it. */
const AadhaarEnding = z
  .string()
  .overwrite(ungrouped)
  .regex(/^(?:[0-9]{8})?[0-9]{4}$/, 'must be twelve digits, or the last four of them')
  .openapi({ example: '2744', description: 'Twelve digits, or the last four of them' });

export const panProfile = service({
  name: 'pan-profile',
  title: 'PAN profile',
  description:
    'All that is known of the holder of a PAN: name in parts, birth, contact, work, and who signs for a company.',
  input: z.object({ pan_number: Pan.schema, aadhaar: AadhaarEnding.optional() }),
  output: PanProfile,
  example: { pan_number: 'AAAPI0000A' },
  personal: true,
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number, aadhaar }, world) {
    const holder = world.find('pan', pan_number);
    if (!holder) return undefined;
    const profile = profileOf(holder, world);
    if (aadhaar === undefined) return profile;
    return { ...profile, aadhaar_match: holder.kind === 'person' && holder.aadhaar.endsWith(aadhaar) };
  },
});
