import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { findCompany, findPerson } from '../../data/world.ts';
import { Cin, Pan } from '../fields.ts';

export const cinToDirector = service({
  name: 'cin-to-director',
  title: 'CIN to directors',
  description: 'The directors of a company, with their DIN, designation, date of appointment and PAN.',
  input: z.object({ cin: Cin.schema }),
  output: z.array(
    z.object({
      din: z.string().regex(/^[0-9]{8}$/),
      name: z.string(),
      designation: z.string().openapi({ example: 'Managing Director' }),
      appointed_on: z.iso.date(),
      pan: Pan.schema,
    }),
  ),
  example: { cin: Cin.example },
  subject: ({ cin }) => ({ field: Cin, id: cin }),
  answer: ({ cin }, world) =>
    findCompany(world, 'cin', cin)?.directors.flatMap(({ pan, designation, appointed_on }) => {
      const person = findPerson(world, 'pan', pan);
      return person?.din === undefined ? [] : [{ din: person.din, name: person.name, designation, appointed_on, pan }];
    }),
});
