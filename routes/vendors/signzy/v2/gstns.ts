import { z } from '@hono/zod-openapi';
import type { Desk } from '../../../../app/desk.ts';
import { type Part, service } from '../../../../app/service.ts';
import type { World } from '../../../../data/world.ts';
import { StateCode } from '../../../fields/common.ts';
import { Gstin, Pan } from '../../../fields/tax.ts';
import { type FilingTaxpayer, gstWithFilings } from '../../shared/gst-filings.ts';
import { DetailedResult, detailedResult } from '../detailed-taxpayer.ts';
import { gstOfPan, registeredUnder } from '../gst-of-pan.ts';
import { objectId } from '../object-id.ts';
import { signzyPhrase } from '../phrase.ts';
import { StateName, stateCodeOf } from '../state-name.ts';
import { FlatDetail, flatDetail, recordOf } from '../taxpayer.ts';
import { PanResult, resultOf } from '../v3/gst.ts';
import { echoOf, PatronId } from './items.ts';
import { examplePatron } from './login.ts';

const Task = z.enum(['panSearch', 'gstinSearch', 'detailedGstinSearch'], {
  error: 'must be "panSearch", "gstinSearch" or "detailedGstinSearch"',
});

/** One path for three searches, which look under a PAN or at one GSTIN. */
const gstnService = service({
  name: 'signzy-gstn',
  title: 'GST: search by PAN or by GSTIN',
  description: 'The registrations under a PAN, or the taxpayer of a GSTIN, in detail with the returns of late.',
  input: z.object({ task: Task, number: z.string(), state: StateCode.optional() }),
  output: z.object({ task: Task, found: z.array(z.unknown()) }),
  example: { task: 'panSearch', number: Pan.example },
  subject: ({ task, number }) => ({ field: task === 'panSearch' ? Pan : Gstin, id: number }),
  part: ({ task, number, state }): Part =>
    task === 'panSearch'
      ? { service: gstOfPan, input: { pan_number: number, state }, as: (found) => ({ task, found }) }
      : {
          service: gstWithFilings,
          input: { gstin: number },
          as: (taxpayer) => ({ task, found: [{ gstin: number, taxpayer }] }),
        },
  async answer({ task, number, state }, world, desk) {
    const found = await search(task === 'panSearch', number, state, world, desk);
    return found && { task, found };
  },
});

async function search(byPan: boolean, number: string, state: string | undefined, world: World, desk: Desk) {
  if (byPan) return registeredUnder(number, state, world, desk);
  const taxpayer = (await gstWithFilings.answer({ gstin: number }, world, desk)) as FilingTaxpayer | undefined;
  return taxpayer && [{ gstin: number, taxpayer }];
}

interface Found {
  task: z.output<typeof Task>;
  found: { gstin: string; taxpayer: FilingTaxpayer }[];
}

function resultOfTask({ task, found }: Found) {
  const [first] = found;
  if (task === 'panSearch' || !first) return resultOf(found);
  if (task === 'detailedGstinSearch') return detailedResult(first.taxpayer);
  return { gstnDetailed: flatDetail(first.taxpayer), gstnRecords: [recordOf(first.taxpayer)], gstin: first.gstin };
}

const Body = z
  .object({
    ...{ patronId: PatronId, task: Task },
    essentials: z.object({ panNumber: Pan.schema.optional(), state: StateName, gstin: Gstin.schema.optional() }),
  })
  .superRefine(({ task, essentials }, context) => {
    const wanted = task === 'panSearch' ? 'panNumber' : 'gstin';
    if (essentials[wanted] !== undefined) return;
    context.addIssue({ code: 'custom', path: ['essentials', wanted], message: 'is missing' });
  });

const GstinResult = PanResult.extend({ gstnDetailed: FlatDetail, gstin: Gstin.schema });

export const gstns = signzyPhrase({
  service: gstnService,
  path: '/api/v2/patrons/{patronId}/gstns',
  body: Body,
  hear({ task, essentials: { panNumber, gstin, state } }) {
    if (task !== 'panSearch') return { task, number: gstin };
    const code = stateCodeOf(state);
    return { task, number: panNumber, ...(code !== undefined && { state: code }) };
  },
  say(value: Found, call) {
    const { task = value.task, essentials = {}, patronId = examplePatron } = echoOf(call);
    return { task, essentials, id: objectId(call.id), patronId, result: resultOfTask(value) };
  },
  result: z.strictObject({
    ...{ task: z.unknown(), essentials: z.unknown(), id: z.string(), patronId: z.string() },
    result: z.union([PanResult, GstinResult, DetailedResult]),
  }),
  example: ({ task, number, state }) => ({
    patronId: examplePatron,
    task,
    essentials: task === 'panSearch' ? { panNumber: number, ...(state !== undefined && { state }) } : { gstin: number },
  }),
});
