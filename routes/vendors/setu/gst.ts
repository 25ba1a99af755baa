import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { Refusal } from '../../../app/outcomes.ts';
import type { Service } from '../../../app/service.ts';
import { Gstin } from '../../fields/tax.ts';
import { gstDetails } from '../../services/gst-details.ts';
import { error } from './failure.ts';
import { documentedGst } from './gst-documented.ts';
import { GstData, gstData, type Taxpayer } from './gst-words.ts';
import { isOutcome, type SetuPhrase, sentText } from './phrase.ts';
import { traceOf } from './trace.ts';

const service: Service = {
  ...gstDetails,
  answer: (input, world, desk) => documentedGst.get(String(input.gstin)) ?? gstDetails.answer(input, world, desk),
};

/** What stands around an answer, good or bad: what was asked for is not there, yet the verification is a success [D]. */
function around(data: GstData | object, message: string, call: Call) {
  return { data, message, requestId: call.id, verification: 'success', traceId: traceOf(call) };
}

/** The documents know two ways to fail [D]; a request without a GSTIN goes neither. */
function refuse(refusal: Refusal, call: Call): Spoken | undefined {
  const { outcome, options } = refusal;
  const wrong = outcome === 'invalid_input' && (isOutcome(refusal) || sentText(call, 'gstin') !== undefined);
  if (wrong || (outcome === 'not_found' && !options.http)) {
    return { status: 200, body: around({}, 'Invalid GSTIN / UID', call) };
  }
  if (outcome !== 'unavailable' || options.http) return undefined;
  return error(500, 'upstream_error_response', 'error response from upstream.', call);
}

export const gst: SetuPhrase = {
  service,
  method: 'post',
  path: '/api/verify/gst',
  body: z.object({ gstin: Gstin.schema }),
  hear: (body) => ({ ...(body as { gstin: string }), consent: 'Y' }),
  say: (value, call) =>
    around('jurisdiction' in (value as object) ? (value as GstData) : gstData(value as Taxpayer), '', call),
  result: z.strictObject({
    data: GstData,
    message: z.literal(''),
    requestId: z.string(),
    verification: z.literal('success'),
    traceId: z.string(),
  }),
  example: ({ gstin }) => ({ gstin }),
  refuse,
  idIn: 'error',
};
