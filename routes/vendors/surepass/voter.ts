import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { VoterId } from '../../fields/person.ts';
import type { Voter } from '../../person-records.ts';
import { voterId } from '../../services/voter-id.ts';
import { ageOf } from '../shared/age.ts';
import { genderLetter } from '../shared/gender-letter.ts';
import { surepassPhrase } from './phrase.ts';

/** What the roll has and the world does not, and the birth that Surepass keeps back, as it writes nothing [C]. */
const unknown = {
  ...{ house_no: null, dob: null, last_update: null, multiple: false, ps_lat_long: '' },
  ...{ rln_name_v1: '', rln_name_v2: '', rln_name_v3: '', section_no: '', name_v2: '', name_v3: '' },
  ...{ parliamentary_number: '', st_code: '', id: '' },
};

const texts = [
  ...['input_voter_id', 'epic_no', 'gender', 'state', 'name', 'relation_name', 'relation_type', 'age', 'area'],
  ...['district', 'assembly_constituency', 'assembly_constituency_number', 'polling_station', 'part_number'],
  ...['part_name', 'slno_inpart', 'name_v1', 'parliamentary_name', 'parliamentary_constituency'],
];

export const voter = surepassPhrase({
  service: voterId,
  path: '/voter-id/voter-id',
  product: 'voter',
  noun: 'Voter ID',
  fields: { id_number: VoterId.schema },
  hear: ({ id_number }) => ({ epic_number: id_number }),
  say: (value: Voter) => ({
    ...{ input_voter_id: value.epic_number, epic_no: value.epic_number, gender: genderLetter(value.gender) },
    ...{ state: stateOf(value.address.state).name, name: value.name, relation_name: value.father_name },
    ...{ relation_type: 'FTHR', age: String(ageOf(value.date_of_birth)), area: value.address.city },
    ...{ district: value.address.district, additional_check: [], assembly_constituency: value.assembly_constituency },
    ...{ assembly_constituency_number: String(value.assembly_constituency_number) },
    ...{ polling_station: value.polling_station, part_number: String(value.part_number) },
    ...{ part_name: value.address.city, slno_inpart: String(value.serial_number), name_v1: value.native_name ?? '' },
    ...{ parliamentary_name: value.parliamentary_constituency },
    ...{ parliamentary_constituency: value.parliamentary_constituency, ...unknown },
  }),
  result: {
    ...Object.fromEntries(texts.map((key) => [key, z.string()])),
    ...Object.fromEntries(Object.entries(unknown).map(([key, value]) => [key, z.literal(value)])),
    additional_check: z.array(z.unknown()).max(0),
  },
  example: ({ epic_number }) => ({ id_number: epic_number }),
});
