import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { panHolderOf } from '../../data/pan-holder.ts';
import { IsoDate } from '../fields/common.ts';
import { Name } from '../fields/name.ts';
import { Pan } from '../fields/tax.ts';
import { nameMatch } from '../names/name-match.ts';

export const panMatch = service({
  name: 'pan-match',
  title: 'PAN match',
  description: 'Whether a name and a date of birth, or of incorporation, are those of a PAN; the holder is not told.',
  input: z.object({ pan_number: Pan.schema, name: Name.schema, date_of_birth: IsoDate }),
  output: z.object({
    pan: Pan.schema,
    name_score: z.int().min(0).max(100),
    name_match: z.boolean(),
    date_of_birth_match: z.boolean(),
    status: z.enum(['valid', 'deceased', 'inactive']),
  }),
  example: { pan_number: 'AAAPI0000A', name: 'ANANYA IYER', date_of_birth: '1985-02-11' },
  personal: true,
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number, name, date_of_birth }, world) {
    const holder = world.find('pan', pan_number);
    if (!holder) return undefined;
    const { score, match } = nameMatch(name, holder.name);
    const { began, status } = panHolderOf(holder);
    const date_of_birth_match = began === date_of_birth;
    return { pan: holder.pan, name_score: score, name_match: match, date_of_birth_match, status };
  },
});
