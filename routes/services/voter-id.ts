import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { rollOf } from '../../data/electoral-roll.ts';
import { findPerson } from '../../data/world.ts';
import { VoterId } from '../fields/person.ts';
import { VoterRecord } from '../person-records.ts';

export const voterId = service({
  name: 'voter-id',
  title: 'Voter id',
  description: 'The electoral roll on the number of a voter’s card.',
  input: z.object({ epic_number: VoterId.schema }),
  output: VoterRecord,
  example: { epic_number: VoterId.example },
  personal: true,
  subject: ({ epic_number }) => ({ field: VoterId, id: epic_number }),
  answer({ epic_number }, world) {
    const person = findPerson(world, 'voter_id', epic_number);
    if (!person) return undefined;
    const { name, native_name, father_name, gender, born, address } = person;
    const names = { name, ...(native_name !== undefined && { native_name }), father_name };
    return { epic_number, ...names, gender, date_of_birth: born, address, ...rollOf(epic_number, address) };
  },
});
