import { z } from '@hono/zod-openapi';
import { andThen } from '../../../app/and-then.ts';
import type { Service } from '../../../app/service.ts';
import { StateCode } from '../../fields/common.ts';
import { Gstin, Pan } from '../../fields/tax.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { gstSearch } from '../../services/gst-search.ts';
import { documentedGst } from './gst-documented.ts';
import { type Taxpayer, TaxpayerResult, taxpayerResult } from './gst-words.ts';
import type { SandboxPhrase } from './phrase.ts';

const searchService: Service = {
  ...gstDetails,
  answer: (input, world, desk) => documentedGst.get(String(input.gstin)) ?? gstDetails.answer(input, world, desk),
};

/** What stands around the GST network's answer is the network's, too [D]. */
const byGstin: Omit<SandboxPhrase, 'method' | 'path'> = {
  service: searchService,
  body: z.object({ gstin: Gstin.schema }),
  hear: (body) => ({ ...(body as { gstin: string }), consent: 'Y' }),
  say(value) {
    const known = 'pradr' in (value as object);
    return { data: known ? value : taxpayerResult(value as Taxpayer), status_cd: '1' };
  },
  result: z.strictObject({ data: TaxpayerResult, status_cd: z.literal('1') }),
  example: ({ gstin }) => ({ gstin }),
  refuse: ({ outcome, options }) =>
    outcome === 'not_found' && !options.http
      ? // The error is the documents', its status the network's usual one [I].
        { data: { error: { error_cd: 'FO8000', message: 'No records found' }, status_cd: '0' } }
      : undefined,
};

const gstin: SandboxPhrase = { ...byGstin, method: 'post', path: '/gst/compliance/public/gstin/search' };

/** The old path; that it answers as the new one is [I]. */
const oldGstin: SandboxPhrase = {
  ...byGstin,
  method: 'get',
  path: '/gsp/public/gstin/{gstin}',
  carries: 'query',
  body: z.object({ gstin: Gstin.schema }),
};

type Found = { gstin: string; status: string } & Partial<Taxpayer>;

/** The registrations of a PAN with what the network tells of each. */
const panService: Service = {
  ...gstSearch,
  answer: (input, world, desk) =>
    andThen(gstSearch.answer(input, world, desk), (value) => {
      const all = (value ?? []) as { gstin: string }[];
      const { state_code } = input;
      const here = state_code === undefined ? all : all.filter(({ gstin }) => gstin.startsWith(String(state_code)));
      if (here.length === 0) return undefined;
      return here.map((one) => ({ ...one, ...(gstDetails.answer({ gstin: one.gstin }, world, desk) as object) }));
    }),
};

const pan: SandboxPhrase = {
  service: panService,
  method: 'post',
  path: '/gst/compliance/public/pan/search',
  body: z.object({ pan: Pan.schema, state_code: StateCode.optional() }),
  hear(body) {
    const { pan, state_code } = body as { pan: string; state_code?: string };
    return { pan_number: pan, ...(state_code !== undefined && { state_code }), consent: 'Y' };
  },
  say: (value) => (value as Found[]).map((one) => ({ data: shown(one), gstin: one.gstin })),
  result: z.array(z.strictObject({ data: TaxpayerResult.partial(), gstin: Gstin.schema })),
  example: ({ pan_number }) => ({ pan: pan_number }),
  refuse: ({ outcome, options }) =>
    outcome === 'not_found' && !options.http
      ? { data: { error_code: 'NOGSTIN', message: 'No records found' } }
      : undefined,
};

/** An answer that was set for the native service has no more than a status. */
function shown(one: Found) {
  return one.principal_address ? taxpayerResult(one as Taxpayer) : { gstin: one.gstin, sts: one.status };
}

export const gst = [gstin, pan, oldGstin];
