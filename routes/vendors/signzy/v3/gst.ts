import { z } from '@hono/zod-openapi';
import { stateOf } from '../../../../data/states.ts';
import { Gstin, Pan } from '../../../fields/tax.ts';
import { gstDetails } from '../../../services/gst-details.ts';
import { oneLine } from '../../shared/addresses.ts';
import { type FilingTaxpayer, gstWithFilings, type Taxpayer } from '../../shared/gst-filings.ts';
import { premisesOf } from '../../shared/premises.ts';
import { DetailedResult, detailedResult } from '../detailed-taxpayer.ts';
import { gstOfPan, type Registered } from '../gst-of-pan.ts';
import { signzyPhrase } from '../phrase.ts';
import { StateName, stateCodeOf } from '../state-name.ts';
import { FlatDetail, flatDetail, GstnRecord, recordOf } from '../taxpayer.ts';

const PanBody = z.object({ panNumber: Pan.schema, state: StateName, email: z.string().nullish() });

/** The result of a search by PAN [D], of which version 3 reads the same [C]. */
export function resultOf(found: Registered[]) {
  const told = found.flatMap(({ taxpayer }) => (taxpayer ? [flatDetail(taxpayer)] : []));
  return { gstnDetailed: told, gstnRecords: found.map(({ gstin, taxpayer }) => recordOf(taxpayer ?? { gstin })) };
}

export const PanResult = z.strictObject({ gstnDetailed: z.array(FlatDetail), gstnRecords: z.array(GstnRecord) });

export const panToGst = signzyPhrase({
  service: gstOfPan,
  path: '/api/v3/gst/panToGstnDetail',
  body: PanBody,
  hear({ panNumber, state }) {
    const code = stateCodeOf(state);
    return { pan_number: panNumber, ...(code !== undefined && { state: code }) };
  },
  say: (found: Registered[]) => ({ result: resultOf(found) }),
  result: z.strictObject({ result: PanResult }),
  example: ({ pan_number }) => ({ panNumber: pan_number }),
});

const GstinBody = z.object({ gstin: Gstin.schema });

/** Which fields it has is seen, the shape of the address is the GST network's [I]. */
export const gstSearchPhrase = signzyPhrase({
  service: gstDetails,
  path: '/api/v3/gst/search',
  body: GstinBody,
  hear: ({ gstin }) => ({ gstin }),
  say: (value: Taxpayer) => ({
    result: {
      ...{ gstin: value.gstin, status: value.status, tradeName: value.trade_name, legalName: value.legal_name },
      pradr: addressOf(value),
    },
  }),
  result: z.strictObject({
    result: z.strictObject({
      ...{ gstin: Gstin.schema, status: z.string(), tradeName: z.string(), legalName: z.string() },
      pradr: z.strictObject({ adr: z.string(), ntr: z.string(), addr: z.record(z.string(), z.string()) }),
    }),
  }),
  example: ({ gstin }) => ({ gstin }),
});

function addressOf({ principal_address: address, activities }: Taxpayer) {
  const { number, street, locality } = premisesOf(address.line);
  const addr = {
    ...{ bno: number, st: street, loc: locality, bnm: '', flno: '', city: address.city, dst: address.district },
    ...{ stcd: stateOf(address.state).name, pncd: address.pincode, lt: '', lg: '' },
  };
  return { adr: oneLine(address), ntr: activities.join(', '), addr };
}

/** The shape is that of version 2 [D]; that version 3 has the same is [I]. */
export const gstnDetailed = signzyPhrase({
  service: gstWithFilings,
  path: '/api/v3/gstn/gstndetailed',
  body: GstinBody,
  hear: ({ gstin }) => ({ gstin }),
  say: (value: FilingTaxpayer) => ({ result: detailedResult(value) }),
  result: z.strictObject({ result: DetailedResult }),
  example: ({ gstin }) => ({ gstin }),
});
