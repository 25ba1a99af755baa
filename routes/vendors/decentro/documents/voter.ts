import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../../data/states.ts';
import type { Voter } from '../../../person-records.ts';
import { voterId } from '../../../services/voter-id.ts';
import { ageOf } from '../../shared/age.ts';
import { genderLetter } from '../../shared/gender-letter.ts';
import { document } from '../document.ts';

/** What the roll has and the world does not, as the document writes nothing [D]. */
const unknown = {
  ...{ relativeNameInVernacular: ' ', houseNumber: '', sectionOfConstituencyPart: '', lastUpdateDate: '' },
  ...{ status: 'N', emailId: '', mobileNumber: '', dateOfBirth: '', district: '', state: '', stateCode: '' },
  ...{ pollingBoothCoordinates: '', pollingBoothAddress: '', pollingBoothNumber: '', id: '' },
};

const texts = [
  ...['epicNo', 'name', 'nameInVernacular', 'relativeName', 'relativeRelationType', 'partOrLocationInConstituency'],
  ...['partNumberOrLocationNumberInConstituency', 'parliamentaryConstituency', 'assemblyConstituency'],
  ...['cardSerialNumberInPollingList', ...Object.keys(unknown)],
];

const textsOf = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, z.string()]));

export const voter = document({
  type: 'VOTERID',
  message: 'KYC Details for Voter ID retrieved successfully.',
  service: voterId,
  input: (number) => ({ epic_number: number }),
  number: ({ epic_number }) => epic_number,
  say: (value: Voter) => ({
    ...{ epicNo: value.epic_number, name: value.name, nameInVernacular: value.native_name ?? ' ' },
    ...{ gender: genderLetter(value.gender), age: ageOf(value.date_of_birth), relativeName: value.father_name },
    ...{ relativeRelationType: 'F', partOrLocationInConstituency: value.address.city },
    partNumberOrLocationNumberInConstituency: String(value.part_number),
    parliamentaryConstituency: value.parliamentary_constituency,
    assemblyConstituency: value.assembly_constituency,
    cardSerialNumberInPollingList: String(value.serial_number),
    pollingBoothDetails: {
      ...{ latLong: '0.0,0.0', name: value.polling_station, nameVernacular: '', number: String(value.part_number) },
    },
    address: {
      ...{ districtCode: '', districtName: value.address.district.toUpperCase(), districtNameVernacular: '' },
      ...{ state: stateOf(value.address.state).name, stateCode: '' },
    },
    ...unknown,
  }),
  result: z.strictObject({
    ...{ ...textsOf(texts), gender: z.enum(['M', 'F', 'T']), age: z.int() },
    pollingBoothDetails: z.strictObject(textsOf(['latLong', 'name', 'nameVernacular', 'number'])),
    address: z.strictObject(textsOf(['districtCode', 'districtName', 'districtNameVernacular', 'state', 'stateCode'])),
  }),
});
