import { z } from '@hono/zod-openapi';
import { andThen } from '../../../app/and-then.ts';
import type { Service } from '../../../app/service.ts';
import type { World } from '../../../data/world.ts';
import type { FilingRecord } from '../../records.ts';
import { gstReturns } from '../../services/gst-returns.ts';
import { gstSearch } from '../../services/gst-search.ts';
import type { Registration } from './gst.ts';
import { type Taxpayer, taxpayer } from './taxpayer.ts';

/** The last three financial years up to the world's present [I]. */
const financialYears = ['2025-26', '2024-25', '2023-24'];

/** A financial year of a registration. */
export interface Year {
  financial_year: string;
  filings: z.output<typeof FilingRecord>[];
  any_delay: boolean;
  defaulter: boolean;
}

/** A registration with its holder and its returns; a record that a team set has neither. */
export interface FiledRegistration extends Registration {
  state: string;
  profile?: Taxpayer | undefined;
  years?: Year[];
}

/** The search by PAN, under the same name, so that its rules and records hold here, with what stands behind each registration. */
export const taxpayerFilings: Service = {
  ...gstSearch,
  input: gstSearch.input.extend({ states: z.array(z.string()).optional() }),
  output: z.array(z.object({}).loose()),
  answer: (input, world, desk) =>
    andThen(gstSearch.answer(input, world, desk), (found) => {
      const states = (input.states ?? []) as string[];
      const all = (found ?? []) as FiledRegistration[];
      const fitting = all.filter(({ state }) => states.length === 0 || states.includes(state));
      return fitting.length === 0 ? undefined : fitting.map((one) => ({ ...one, ...filedBy(one.gstin, world) }));
    }),
};

function filedBy(gstin: string, world: World) {
  // Neither looks at tickets, nor does either wait.
  const ask = (service: Service, input: object) => service.answer({ gstin, ...input }, world, undefined as never);
  const years = financialYears.flatMap((financial_year) => ask(gstReturns, { financial_year }) ?? []);
  return { profile: ask(taxpayer, {}) as Taxpayer | undefined, years: years as Year[] };
}
