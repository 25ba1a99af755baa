import { z } from '@hono/zod-openapi';
import { Pan } from '../../fields/tax.ts';
import { Status } from './pan.ts';
import { texts } from './texts.ts';

const Place = z.strictObject({
  ...texts('buildingName', 'locality', 'streetName', 'pinCode', 'city', 'state'),
  country: z.literal('INDIA'),
});

const Who = z.strictObject({
  pan: Pan.schema,
  ...texts('name', 'firstName', 'middleName', 'lastName', 'gender', 'dob'),
  aadhaarLinked: z.boolean(),
  address: Place,
  mobileNo: z.string().nullable(),
  emailId: z.string().nullable(),
});

const Match = z.strictObject({
  parameter: z.enum(['name', 'dob', 'address']),
  matchScore: z.number(),
  matchResult: z.boolean(),
});

const flag = z.boolean().nullable();

/** The whole profile [D]; null stands for what was not asked for [I]. */
export const ProfileResult = Who.extend({
  aadhaarMatch: flag,
  profileMatch: z.array(Match),
  authorizedSignatory: z.union([Who, z.strictObject({})]),
  status: Status.nullable(),
  issueDate: z.null(),
  ...{ isSalaried: flag, isDirector: flag, isSoleProp: flag },
  fatherName: z.string().optional(),
});
