import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { findPerson } from '../../data/world.ts';
import { bornOn } from '../born-on.ts';
import { IsoDate } from '../fields/common.ts';
import { LicenceNumber } from '../fields/road.ts';
import { LicenceRecord } from '../person-records.ts';

export const drivingLicence = service({
  name: 'driving-licence',
  title: 'Driving licence',
  description: 'Who may drive what, and until when; the date of birth must be the holder’s.',
  input: z.object({ licence_number: LicenceNumber.schema, date_of_birth: IsoDate }),
  output: LicenceRecord,
  example: { licence_number: LicenceNumber.example, date_of_birth: '1985-02-11' },
  personal: true,
  subject: ({ licence_number }) => ({ field: LicenceNumber, id: licence_number }),
  answer({ licence_number, date_of_birth }, world) {
    const person = bornOn(date_of_birth, findPerson(world, 'licence', licence_number));
    if (!person?.licence) return undefined;
    const { name, father_name, gender, address } = person;
    const { issued_on, valid_until, classes, status } = person.licence;
    const who = { licence_number, name, father_name, date_of_birth, gender, address };
    return { ...who, issued_on, valid_until, classes, status };
  },
});
