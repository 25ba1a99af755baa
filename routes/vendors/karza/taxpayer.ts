import { z } from '@hono/zod-openapi';
import { andThen } from '../../../app/and-then.ts';
import type { Service } from '../../../app/service.ts';
import { findRegistration, type World } from '../../../data/world.ts';
import { TaxpayerRecord } from '../../records.ts';
import { gstDetails } from '../../services/gst-details.ts';

const TaxpayerWithMembers = TaxpayerRecord.extend({ members: z.array(z.string()).optional() });

/** A GST registration with the names of those who stand behind it. */
export type Taxpayer = z.output<typeof TaxpayerWithMembers>;

/** GST details, under the same name, so that its rules and records hold here; Karza tells the members besides. */
export const taxpayer: Service = {
  ...gstDetails,
  output: TaxpayerWithMembers,
  answer: (input, world, desk) =>
    andThen(gstDetails.answer(input, world, desk), (value) => {
      return value && { ...value, members: membersOf(world, String(input.gstin)) };
    }),
};

function membersOf(world: World, gstin: string): string[] {
  const holder = findRegistration(world, gstin)?.holder;
  if (!holder) return [];
  if (holder.kind === 'person') return [holder.name];
  return holder.directors.flatMap(({ pan }) => world.find('pan', pan)?.name ?? []);
}
