import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { findPerson } from '../../data/world.ts';
import { IsoDate } from '../fields/common.ts';
import { CompanyId, Din } from '../fields/company.ts';
import { Pan } from '../fields/tax.ts';

export const directorDetails = service({
  name: 'director-details',
  title: 'Director details',
  description: 'Who has a DIN, whether it holds, and every company and partnership on whose board the person sits.',
  input: z.object({ din: Din.schema }),
  output: z.object({
    din: Din.schema,
    name: z.string(),
    pan: Pan.schema,
    status: z.enum(['Approved', 'Disqualified', 'Deactivated']),
    companies: z.array(
      z.object({ cin: CompanyId.schema, name: z.string(), designation: z.string(), appointed_on: IsoDate }),
    ),
  }),
  example: { din: Din.example },
  subject: ({ din }) => ({ field: Din, id: din }),
  answer({ din }, world) {
    const person = findPerson(world, 'din', din);
    if (!person) return undefined;
    const companies = world.seatsOf(person.pan).flatMap(({ company, designation, appointed_on }) => {
      // Firms and families are in no register that a DIN is for.
      const cin = company.cin ?? company.llpin;
      return cin === undefined ? [] : [{ cin, name: company.name, designation, appointed_on }];
    });
    return { din, name: person.name, pan: person.pan, status: person.din_status ?? ('Approved' as const), companies };
  },
});
