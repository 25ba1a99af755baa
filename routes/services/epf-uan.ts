import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { findPerson } from '../../data/world.ts';
import { Gender, IsoDate } from '../fields/common.ts';
import { Uan } from '../fields/person.ts';

export const epfUan = service({
  name: 'epf-uan',
  title: 'EPF member by UAN',
  description: 'A member of the provident fund and every employment under the number, the first one first.',
  input: z.object({ uan: Uan.schema }),
  output: z.object({
    uan: Uan.schema,
    name: z.string(),
    father_name: z.string(),
    date_of_birth: IsoDate,
    gender: Gender,
    employed: z.boolean().openapi({ description: 'An employment has no end' }),
    employments: z.array(
      z.object({ establishment: z.string(), member_id: z.string(), joined_on: IsoDate, left_on: IsoDate.optional() }),
    ),
  }),
  example: { uan: Uan.example },
  personal: true,
  subject: ({ uan }) => ({ field: Uan, id: uan }),
  answer({ uan }, world) {
    const person = findPerson(world, 'uan', uan);
    if (!person) return undefined;
    const employments = person.employments.flatMap(({ employer, ...employment }) => {
      const establishment = world.find('pan', employer)?.name;
      return establishment === undefined ? [] : [{ establishment, ...employment }];
    });
    const { name, father_name, born, gender } = person;
    const employed = employments.some(({ left_on }) => left_on === undefined);
    return { uan, name, father_name, date_of_birth: born, gender, employed, employments };
  },
});
