import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../data/states.ts';
import { IsoDate } from '../../fields/common.ts';
import { VoterId } from '../../fields/person.ts';
import { LicenceNumber } from '../../fields/road.ts';
import type { Licence, Voter } from '../../person-records.ts';
import { drivingLicence } from '../../services/driving-licence.ts';
import { voterId } from '../../services/voter-id.ts';
import { oneLine } from '../shared/addresses.ts';
import { texts } from './task.ts';
import { verification } from './verification.ts';

const genders = { male: 'Male', female: 'Female', transgender: 'Transgender' };

const nothing = z.null();
const none = { badge_details: null, card_serial_no: null, date_of_last_transaction: null, face_image: null };
const noHills = { hazardous_valid_till: null, hill_valid_till: null, t_validity_from: null, t_validity_to: null };
const Cover = z.strictObject({ category: z.enum(['NT', 'TR']), cov: z.string(), issue_date: z.string() });

/** A driving licence, as a client documents its answer [C]. */
export const licence = verification({
  type: 'ind_driving_license',
  service: drivingLicence,
  data: { id_number: LicenceNumber.schema, date_of_birth: IsoDate },
  hear: ({ id_number, date_of_birth }) => ({ licence_number: id_number, date_of_birth }),
  say: (held: Licence) => ({
    ...{ ...none, ...noHills, address: oneLine(held.address), city: held.address.city },
    cov_details: held.classes.map((cov) => ({ category: 'NT', cov, issue_date: held.issued_on })),
    ...{ date_of_issue: held.issued_on, dl_status: held.status, dob: held.date_of_birth, gender: genders[held.gender] },
    ...{ id_number: held.licence_number, issuing_rto_name: null, last_transacted_at: null, name: held.name },
    ...{ nt_validity_from: held.issued_on, nt_validity_to: held.valid_until, relatives_name: held.father_name },
    ...{ source: 'SARATHI', state: stateOf(held.address.state).name },
  }),
  result: {
    ...texts('address', 'city', 'date_of_issue', 'dl_status', 'dob', 'gender', 'id_number', 'name', 'state'),
    ...texts('nt_validity_from', 'nt_validity_to', 'relatives_name'),
    ...{ badge_details: nothing, card_serial_no: nothing, date_of_last_transaction: nothing, face_image: nothing },
    ...{ hazardous_valid_till: nothing, hill_valid_till: nothing, t_validity_from: nothing, t_validity_to: nothing },
    ...{ issuing_rto_name: nothing, last_transacted_at: nothing, cov_details: z.array(Cover) },
    source: z.literal('SARATHI'),
  },
  example: ({ licence_number, date_of_birth }) => ({ id_number: licence_number, date_of_birth }),
});

/** A voter's card, as a client documents its answer [C]. */
export const voter = verification({
  type: 'ind_voter_id',
  service: voterId,
  data: { id_number: VoterId.schema },
  hear: ({ id_number }) => ({ epic_number: id_number }),
  say: (held: Voter) => ({
    ...{ ac_no: `${held.assembly_constituency_number}`, date_of_birth: held.date_of_birth },
    ...{ district: held.address.district, gender: genders[held.gender][0], house_no: '', id_number: held.epic_number },
    ...{ last_update: '', name_on_card: held.name, part_no: `${held.part_number}`, ps_lat_long: '' },
    ...{ ps_name: held.polling_station, rln_name: held.father_name, section_no: '', source: 'NVSP', st_code: '' },
    state: stateOf(held.address.state).name,
  }),
  result: {
    ...texts('ac_no', 'date_of_birth', 'district', 'gender', 'house_no', 'id_number', 'last_update', 'name_on_card'),
    ...texts('part_no', 'ps_lat_long', 'ps_name', 'rln_name', 'section_no', 'st_code', 'state'),
    source: z.literal('NVSP'),
  },
  example: ({ epic_number }) => ({ id_number: epic_number }),
});
