import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../../data/states.ts';
import { Ifsc } from '../../../fields/bank.ts';
import { VehicleNumber } from '../../../fields/road.ts';
import type { BranchRecord } from '../../../records.ts';
import { ifsc } from '../../../services/ifsc.ts';
import { vehicleRc } from '../../../services/vehicle-rc.ts';
import { oneLine } from '../../shared/addresses.ts';
import { objectId } from '../object-id.ts';
import { signzyPhrase } from '../phrase.ts';
import { SplitAddress, splitAddress } from '../split-address.ts';
import { type Certificate, VehicleResult, vehicleResult } from '../vehicle.ts';
import { echoOf, PatronId } from './items.ts';
import { examplePatron } from './login.ts';

type Branch = z.output<typeof BranchRecord>;

const branchKeys = ['bankName', 'address', 'state', 'district', 'branch', 'contact', 'ifscCode', 'micrCode'];

export const bankSearch = signzyPhrase({
  service: ifsc,
  path: '/api/v2/patrons/{patronId}/banksearchs',
  body: z.object({
    ...{ patronId: PatronId, task: z.literal('ifscCode') },
    essentials: z.object({ ifscCode: Ifsc.schema }),
  }),
  hear: ({ essentials: { ifscCode } }) => ({ ifsc: ifscCode }),
  say: ({ address, ...at }: Branch) => ({
    result: {
      ...{
        bankName: at.bank,
        address: oneLine(address).toUpperCase(),
        state: stateOf(address.state).name.toUpperCase(),
      },
      ...{ district: address.district.toUpperCase(), branch: at.branch, contact: at.contact, ifscCode: at.ifsc },
      ...{ micrCode: at.micr, splitAddress: splitAddress(address) },
    },
  }),
  result: z.strictObject({
    result: z.strictObject({
      ...{ ...Object.fromEntries(branchKeys.map((key) => [key, z.string()])), splitAddress: SplitAddress },
    }),
  }),
  example: ({ ifsc }) => ({ patronId: examplePatron, task: 'ifscCode', essentials: { ifscCode: ifsc } }),
});

export const vehicleRegistration = signzyPhrase({
  service: vehicleRc,
  path: '/api/v2/patrons/{patronId}/vehicleregistrations',
  body: z.object({
    ...{ patronId: PatronId, task: z.literal('detailedSearch') },
    essentials: z.object({ vehicleNumber: VehicleNumber.schema }),
  }),
  hear: ({ essentials: { vehicleNumber } }) => ({ registration_number: vehicleNumber }),
  say(value: Certificate, call) {
    const { essentials = {}, patronId = examplePatron } = echoOf(call);
    return { essentials, id: objectId(call.id), patronId, task: 'detailedSearch', result: vehicleResult(value) };
  },
  result: z.strictObject({
    ...{ essentials: z.unknown(), id: z.string(), patronId: z.string(), task: z.literal('detailedSearch') },
    result: VehicleResult,
  }),
  example: ({ registration_number }) => ({
    ...{ patronId: examplePatron, task: 'detailedSearch', essentials: { vehicleNumber: registration_number } },
  }),
});
