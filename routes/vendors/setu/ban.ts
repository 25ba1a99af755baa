import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { Refusal } from '../../../app/outcomes.ts';
import {
  type Account,
  accountFields,
  accounts,
  exampleAccount,
  type Failing,
  failingOf,
  hearAccount,
  missing,
  Transaction,
  there,
  transactionOf,
} from './ban-words.ts';
import { isOutcome, type SetuPhrase, sentText } from './phrase.ts';
import { traceOf } from './trace.ts';

function say(account: Account, call: Call) {
  const failing = failingOf(account);
  if (failing) return fail(failing, call);
  const verifiedAt = `${new Date(call.startedAt).toISOString().slice(0, 19)}+00:00`;
  const data = { ...transactionOf(account, call), verifiedAt };
  return { code: 'BAV00', verification: 'success', message: there, data, id: call.id, traceId: traceOf(call) };
}

function fail({ code, message }: Failing, call: Call) {
  return { id: call.id, code, verification: 'failed', message, traceId: traceOf(call) };
}

/** What is malformed is an account that is no good [D]; what is missing, an error. */
function refuse(refusal: Refusal, call: Call): Spoken | undefined {
  const { outcome, options } = refusal;
  if (outcome === 'not_found' && !options.http) return { status: 200, body: fail(missing, call) };
  const sent = ['ifsc', 'accountNumber'].every((field) => sentText(call, field) !== undefined);
  if (outcome !== 'invalid_input' || !(isOutcome(refusal) || sent)) return undefined;
  const failing = { code: 'BAVM1', message: 'Either IFSC or bank account is invalid' };
  return { status: 200, body: fail(failing, call) };
}

const common = { message: z.string(), id: z.string(), traceId: z.string() };

/** A penny drop that is waited for. */
export const ban: SetuPhrase = {
  service: accounts,
  method: 'post',
  path: '/api/verify/ban',
  body: z.object(accountFields),
  hear: hearAccount,
  say: (value, call) => say(value as Account, call),
  result: z.discriminatedUnion('verification', [
    z.strictObject({
      ...{ code: z.literal('BAV00'), verification: z.literal('success'), ...common },
      data: Transaction.extend({ verifiedAt: z.string().openapi({ example: '2017-08-28T09:36:18+00:00' }) }),
    }),
    z.strictObject({ code: z.string().regex(/^BAVM[\dJ]$/), verification: z.literal('failed'), ...common }),
  ]),
  example: exampleAccount,
  refuse,
  idIn: 'body',
};
