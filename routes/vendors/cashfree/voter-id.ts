import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { VoterId } from '../../fields/person.ts';
import { voterId as native } from '../../services/voter-id.ts';
import { oneLine } from '../shared/addresses.ts';
import { ageOf } from '../shared/age.ts';
import { noAddress, nulls, SplitAddress, splitAddress } from './address-list.ts';
import { asked, idsOf } from './asked.ts';
import { type Gender, genderWord } from './gender.ts';
import { idsShape, operation, text, VerificationId, withTestValues } from './phrase.ts';
import { told, wrong } from './problems.ts';

/** A voter as the native service tells of one; `said` are words that only the vendor's documents have. */
interface Voter {
  epic_number: string;
  name: string;
  native_name?: string;
  father_name: string;
  gender: Gender;
  date_of_birth: string;
  address: Address;
  parliamentary_constituency: string;
  assembly_constituency: string;
  assembly_constituency_number: number;
  part_number: number;
  serial_number: number;
  polling_station: string;
  said?: object;
}

const school = 'GOVT JUNIOR COLLEGE SIRWAR';

/** The vendor's sample [D]; who it is goes by the name that its documents give to everybody. */
const documented: Voter = {
  ...{ epic_number: 'UAI4574761', name: 'JOHN DOE', father_name: 'JOHN DOE', gender: 'male' },
  date_of_birth: '2000-12-07',
  address: { line: school, city: 'Saner', district: 'Indore', state: '23', pincode: '560034' },
  ...{ parliamentary_constituency: 'INDORE', assembly_constituency: 'SANER', assembly_constituency_number: 211 },
  ...{ part_number: 27, serial_number: 713, polling_station: school },
  said: { age: '23', parliamentary_constituency_number: '25', part_name: 'SIRWAR', address: school },
};

/** The world knows no number of a parliamentary constituency, no name of a part, and a father in Latin letters only. */
function say(voter: Voter, call: Call) {
  const { name, native_name = null, father_name, date_of_birth, address } = voter;
  const state = stateOf(address.state).name;
  return {
    ...{ ...idsOf(call), status: 'VALID', epic_number: voter.epic_number, name, name_in_regional_lang: native_name },
    ...{ age: `${ageOf(date_of_birth)}`, relation_type: 'FTHR', relation_name: father_name },
    ...{ relation_name_in_regional_lang: null, father_name, dob: date_of_birth, gender: genderWord(voter.gender) },
    ...{ address: oneLine(address), photo: null, split_address: splitAddress(address, [state]), state },
    assembly_constituency_number: `${voter.assembly_constituency_number}`,
    assembly_constituency: voter.assembly_constituency,
    parliamentary_constituency_number: null,
    parliamentary_constituency: voter.parliamentary_constituency,
    ...{ part_number: `${voter.part_number}`, part_name: null, serial_number: `${voter.serial_number}` },
    ...{ polling_station: voter.polling_station, ...voter.said },
  };
}

const unknown = nulls(
  `name name_in_regional_lang age relation_type relation_name relation_name_in_regional_lang father_name dob gender address
  photo state assembly_constituency_number assembly_constituency parliamentary_constituency_number
  parliamentary_constituency part_number part_name serial_number polling_station`,
);

export const voterId = operation({
  service: withTestValues(native, new Map([[documented.epic_number, documented]])),
  path: '/voter-id',
  body: z.object({
    verification_id: VerificationId,
    epic_number: VoterId.schema,
    name: z.string().max(50).optional().openapi({ example: 'ANANYA IYER' }),
  }),
  hear: ({ epic_number }) => ({ epic_number }),
  say,
  result: z.strictObject({
    ...{ ...idsShape, status: z.literal('VALID'), epic_number: VoterId.schema, split_address: SplitAddress },
    ...Object.fromEntries(Object.keys(unknown).map((field) => [field, text])),
  }),
  example: ({ epic_number }) => ({ verification_id: 'test001', epic_number, name: 'ANANYA IYER' }),
  refusals: {
    invalid: wrong('epic_number_value_invalid', 'epic_number should be valid.'),
    miss: told((call) => {
      const epic_number = asked(call, 'epic_number');
      return { ...idsOf(call), status: 'INVALID', epic_number, ...unknown, split_address: noAddress };
    }),
  },
});
