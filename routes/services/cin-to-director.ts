import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { boardOf } from '../../data/board.ts';
import { findCompany } from '../../data/world.ts';
import { Cin } from '../fields/company.ts';
import { BoardMember } from '../records.ts';

export const cinToDirector = service({
  name: 'cin-to-director',
  title: 'CIN to directors',
  description: 'The directors of a company, with their DIN, designation, date of appointment and PAN.',
  input: z.object({ cin: Cin.schema }),
  output: z.array(BoardMember),
  example: { cin: Cin.example },
  subject: ({ cin }) => ({ field: Cin, id: cin }),
  answer({ cin }, world) {
    const company = findCompany(world, 'cin', cin);
    return (
      company &&
      boardOf(world, company).map(({ seat, director: { din, name, pan } }) => {
        return { din, name, designation: seat.designation, appointed_on: seat.appointed_on, pan };
      })
    );
  },
});
