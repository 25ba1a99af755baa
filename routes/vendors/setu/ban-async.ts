import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import { Refusal } from '../../../app/outcomes.ts';
import { service } from '../../../app/service.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { Ticket } from '../../fields/ticket.ts';
import * as words from './ban-words.ts';
import type { SetuPhrase } from './phrase.ts';
import { traceOf } from './trace.ts';

const exampleInput = { account_number: AccountNumber.example, ifsc: Ifsc.example };

const started = service({
  name: 'setu-ban-async',
  title: 'Bank account, first step: a verification is started',
  description: 'Takes an account, and answers with the id that the result is fetched by.',
  input: z.object({ account_number: AccountNumber.schema, ifsc: Ifsc.schema }),
  output: z.object({ ticket: Ticket.schema }),
  example: exampleInput,
  subject: ({ account_number }) => ({ field: AccountNumber, id: account_number }),
  async answer({ account_number, ifsc }, _world, desk) {
    return { ticket: await desk.issue(JSON.stringify({ account_number, ifsc })) };
  },
});

const Result = z.object({ pending: z.boolean(), account: z.unknown().optional(), message: z.string().optional() });

/** The IFSCs for tests, which go with the account 1234567890, and how each verification ends [D]. */
const documented: ReadonlyMap<string, z.output<typeof Result>> = new Map([
  ['ABCD0123457', { pending: false, message: 'This transaction is not valid for this account.' }],
  ['ABCD0123458', { pending: false, message: 'The transaction limit for this account may have been reached.' }],
  ['ABCD0123450', { pending: true }],
]);

const fetched = service({
  name: 'setu-ban-result',
  title: 'Bank account, second step: the result of a verification',
  description: 'Takes the id of the first step; it may be asked for as often as one likes.',
  input: z.object({ ticket: Ticket.schema }),
  output: Result,
  example: { ticket: Ticket.example },
  subject: ({ ticket }) => ({ field: Ticket, id: ticket }),
  async answer({ ticket }, world, desk) {
    const held = ticket === Ticket.example ? JSON.stringify(exampleInput) : await desk.read(ticket);
    if (held === undefined) return undefined;
    const asked = JSON.parse(held) as typeof exampleInput;
    if (asked.account_number === '1234567890') {
      if (asked.ifsc === 'ABCD0123459') throw new Refusal('unavailable', { members: { downstream: true } });
      const known = documented.get(asked.ifsc);
      if (known) return known;
    }
    return { pending: false, account: await words.accounts.answer(asked, world, desk) };
  },
});

function say({ pending, account, message }: z.output<typeof Result>, call: Call) {
  if (pending) return { verification: 'pending' };
  if (account === undefined) return { verification: 'failed', message: message ?? words.missing.message };
  const failing = words.failingOf(account as words.Account);
  if (failing) return { verification: 'failed', message: failing.message };
  return { verification: 'success', message: words.there, data: words.transactionOf(account as words.Account, call) };
}

/** Of the bank behind, without `error` around it [D]. */
function refuseFetch({ outcome, options }: Refusal, call: Call): Spoken | undefined {
  if (outcome !== 'unavailable' || !options.members?.downstream) return undefined;
  const detail = 'Downstream service error. Please reach out to support along with the traceId.';
  return { status: 500, body: { code: 'downstream_service_error', detail, traceId: traceOf(call) } };
}

const start: SetuPhrase = {
  service: started,
  method: 'post',
  path: '/api/verify/ban/async',
  body: z.object({
    ...words.accountFields,
    narration: z.string().openapi({ example: 'test transaction for verification' }),
  }),
  hear: words.hearAccount,
  say: (value) => ({ id: (value as { ticket: string }).ticket }),
  result: z.strictObject({ id: z.string() }),
  example: (input) => ({ ...words.exampleAccount(input), narration: 'test transaction for verification' }),
};

const fetchResult: SetuPhrase = {
  service: fetched,
  method: 'get',
  path: '/api/verify/ban/async/{RequestId}',
  carries: 'query',
  body: z.object({ RequestId: Ticket.schema }),
  hear: (body) => ({ ticket: (body as { RequestId: string }).RequestId }),
  say: (value, call) => say(value as z.output<typeof Result>, call),
  result: z.discriminatedUnion('verification', [
    z.strictObject({ verification: z.literal('success'), message: z.string(), data: words.Transaction }),
    z.strictObject({ verification: z.literal('failed'), message: z.string() }),
    z.strictObject({ verification: z.literal('pending') }),
  ]),
  example: ({ ticket }) => ({ RequestId: ticket }),
  refuse: refuseFetch,
};

export const banAsync = [start, fetchResult];
