import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { VoterId } from '../../fields/person.ts';
import type { Voter } from '../../person-records.ts';
import { voterId } from '../../services/voter-id.ts';
import { ageOf } from '../shared/age.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

/** Where the roll has more than the world, the field is empty; a relation of F is the father [C]. */
function voterOf(told: Voter) {
  const { address } = told;
  return {
    ...{ ps_lat_long: '', rln_name: told.father_name, rln_name_v1: '', rln_name_v2: '', rln_name_v3: '' },
    ...{ part_no: String(told.part_number), rln_type: 'F', section_no: '', id: '', epic_no: told.epic_number },
    ...{ district: address.district, last_update: '', state: stateOf(address.state).name },
    ...{ ac_no: String(told.assembly_constituency_number), house_no: '', ps_name: told.polling_station },
    ...{ pc_name: told.parliamentary_constituency, slno_inpart: String(told.serial_number), name: told.name },
    ...{ name_v1: told.native_name ?? '', name_v2: '', name_v3: '', part_name: '' },
    ...{ dob: dayMonthYear(told.date_of_birth, '-'), gender: genderLetter(told.gender) },
    ...{ age: ageOf(told.date_of_birth), ac_name: told.assembly_constituency, st_code: '' },
  };
}

const names = [
  ...(['ps_lat_long', 'rln_name', 'rln_name_v1', 'rln_name_v2', 'rln_name_v3', 'part_no', 'rln_type'] as const),
  ...(['section_no', 'id', 'epic_no', 'district', 'last_update', 'state', 'ac_no', 'house_no', 'ps_name'] as const),
  ...(['pc_name', 'slno_inpart', 'name', 'name_v1', 'name_v2', 'name_v3', 'part_name', 'dob', 'gender'] as const),
  ...(['ac_name', 'st_code'] as const),
];

/** A name of v2 as v3 has it: `rln_name_v1` is `rlnNameV1`, and one that is odd [C]. */
function camel(name: string): string {
  return name === 'slno_inpart'
    ? 'slNoInPart'
    : name.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

/** Both shapes are [C]. */
export const voterPhrases = [
  karzaPhrase('v2', {
    service: voterId,
    path: '/v2/voter',
    fields: { epic_no: VoterId.schema },
    hear: ({ epic_no }) => ({ epic_number: epic_no }),
    say: voterOf,
    result: z.strictObject({ ...texts(...names), age: z.int() }),
    example: ({ epic_number }) => ({ epic_no: epic_number }),
  }),
  karzaPhrase('v3', {
    service: voterId,
    path: '/v3/voter',
    fields: { epicNo: VoterId.schema },
    hear: ({ epicNo }) => ({ epic_number: epicNo }),
    say: (told: Voter) => ({
      ...Object.fromEntries(Object.entries(voterOf(told)).map(([name, value]) => [camel(name), value])),
      pin: told.address.pincode,
    }),
    result: z.strictObject({ ...texts(...names.map(camel), 'pin'), age: z.int() }),
    example: ({ epic_number }) => ({ epicNo: epic_number }),
  }),
];
