import type { Desk } from '../../../app/desk.ts';
import type { Service } from '../../../app/service.ts';
import type { World } from '../../../data/world.ts';
import { StateCode } from '../../fields/common.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { gstSearch } from '../../services/gst-search.ts';
import type { FilingTaxpayer } from '../shared/gst-filings.ts';

/** A registration, with its taxpayer; alone where a record stands for the answer. */
export interface Registered {
  gstin: string;
  taxpayer?: FilingTaxpayer;
}

/** The registrations under a PAN, in one state where that is given; undefined where there is none. */
export async function registeredUnder(pan: string, state: string | undefined, world: World, desk: Desk) {
  const found = ((await gstSearch.answer({ pan_number: pan }, world, desk)) ?? []) as {
    gstin: string;
    state: string;
  }[];
  const fitting = found.filter((one) => state === undefined || one.state === state);
  const told = fitting.map(async ({ gstin }): Promise<Registered> => {
    return { gstin, taxpayer: (await gstDetails.answer({ gstin }, world, desk)) as FilingTaxpayer };
  });
  return fitting.length > 0 ? Promise.all(told) : undefined;
}

/** `gst-search` that tells of every taxpayer and can look into one state; under the native name, for rules and records. */
export const gstOfPan: Service = {
  ...gstSearch,
  input: gstSearch.input.extend({ state: StateCode.optional() }),
  answer: ({ pan_number, state }, world, desk) =>
    registeredUnder(pan_number as string, state as string | undefined, world, desk),
};
