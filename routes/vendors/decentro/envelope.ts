import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { DecentroPhrase, Result } from './phrase.ts';

const offset = 5.5 * 60 * 60 * 1000;

/** A moment of the call in Indian time, as the registries write it [D]: `2023-01-19 17:55:01.270716 IST (GMT +0530)`. */
function momentOf({ startedAt = 0 }: Call, later: number): string {
  const text = new Date(startedAt + later + offset).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}000 IST (GMT +0530)`;
}

/** When it was asked and when answered, and the transaction: what ends every answer of the registries. */
export function closing(call: Call) {
  return {
    requestTimestamp: momentOf(call, 0),
    responseTimestamp: momentOf(call, call.delayed ?? 0),
    decentroTxnId: transactionOf(call),
  };
}

/** 32 digits and letters [C]. */
export function transactionOf({ id }: Call): string {
  return id.replaceAll('-', '').toUpperCase();
}

export function wrap(said: unknown, call: Call): unknown {
  const { style, result, told } = said as Result;
  const { message, responseKey, transaction = transactionOf(call) } = told;
  if (style === 'flat') {
    const head = { decentroTxnId: transaction, status: 'SUCCESS', responseCode: 'S00000', message };
    return { ...head, data: result, responseKey };
  }
  const head = { kycStatus: 'SUCCESS', status: 'SUCCESS', message, kycResult: result };
  return { ...head, responseKey, responseCode: 'S00000', ...closing(call) };
}

const success = z.literal('SUCCESS');
const code = z.literal('S00000');

export function wrapped(said: z.ZodType, phrase: Phrase): z.ZodType {
  const { result } = (said as z.ZodObject<{ result: z.ZodType }>).shape;
  const common = { message: z.string(), responseKey: z.string(), responseCode: code, decentroTxnId: z.string() };
  if ((phrase as DecentroPhrase).style === 'flat') return z.strictObject({ ...common, status: success, data: result });
  const times = { requestTimestamp: z.string(), responseTimestamp: z.string() };
  return z.strictObject({ ...common, ...times, kycStatus: success, status: success, kycResult: result });
}
