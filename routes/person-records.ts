import { z } from '@hono/zod-openapi';
import { Address, Gender, IsoDate } from './fields/common.ts';
import { VoterId } from './fields/person.ts';
import { LicenceNumber } from './fields/road.ts';

/** A voter, as the electoral roll has them. */
export const VoterRecord = z.object({
  epic_number: VoterId.schema,
  name: z.string(),
  native_name: z.string().optional().openapi({ description: 'In its own script, where the record holds it' }),
  father_name: z.string(),
  gender: Gender,
  date_of_birth: IsoDate,
  address: Address,
  parliamentary_constituency: z.string(),
  assembly_constituency: z.string(),
  assembly_constituency_number: z.int(),
  part_number: z.int(),
  serial_number: z.int(),
  polling_station: z.string(),
});

export type Voter = z.output<typeof VoterRecord>;

/** A driving licence and whose it is. */
export const LicenceRecord = z.object({
  licence_number: LicenceNumber.schema,
  name: z.string(),
  father_name: z.string(),
  date_of_birth: IsoDate,
  gender: Gender,
  issued_on: IsoDate,
  valid_until: IsoDate,
  classes: z.array(z.string()).openapi({ example: ['MCWG', 'LMV'] }),
  status: z.enum(['Active', 'Expired', 'Suspended']),
  address: Address,
});

export type Licence = z.output<typeof LicenceRecord>;
