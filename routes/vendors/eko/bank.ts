import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { callNumber } from '../shared/call-number.ts';
import { accountAtBank, type BankAccount, untold } from './account-at-bank.ts';
import { answered, answerOf, text } from './answer.ts';

const Bank = z
  .string()
  .overwrite((text) => text.trim().replace(/:.*/s, (code) => code.toUpperCase()))
  .regex(
    /^(?:ifsc:[A-Z]{4}0[A-Z0-9]{6}|bank_code:[A-Z]{4})$/,
    'must be ifsc: and an IFSC, or bank_code: and four letters',
  )
  .openapi({ example: `ifsc:${Ifsc.example}`, description: '`ifsc:` and an IFSC, or `bank_code:` and a bank’s code' });

const body = z.object({
  bank: Bank,
  account: AccountNumber.schema,
  initiator_id: text('9962981729'),
  customer_id: text('6111111111'),
  user_code: text('20810200'),
});

const data = z
  .object({
    amount: z.literal('1.0'),
    fee: z.literal('7.00'),
    verification_failure_refund: z.literal('7.00'),
    is_Ifsc_required: z.literal('0'),
    tid: z.string(),
    client_ref_id: z.string(),
    bank: z.string(),
    is_name_editable: z.enum(['0', '1']),
    user_code: z.string(),
    aadhar: z.literal(''),
    recipient_name: z.string(),
    ifsc: z.literal(''),
    account: z.string(),
  })
  .strict();

/** `POST /ekoapi/v2/banks/{ifsc:…|bank_code:…}/accounts/{account}`, by form [D]. */
export const verifyBankAccount: Phrase = {
  service: accountAtBank,
  method: 'post',
  path: '/ekoapi/v2/banks/{bank}/accounts/{account}',
  aliases: ['/ekoicici/v2/banks/{bank}/accounts/{account}'],
  carries: 'form',
  body,
  hear(heard) {
    const { bank, account } = heard as z.output<typeof body>;
    const [kind, value] = bank.split(':');
    return { account_number: account, [kind!]: value, consent: 'Y' };
  },
  say(value, call) {
    const account = value as BankAccount;
    const active = account.status === 'active' || account.status === 'nre';
    return answerOf(dataOf(account, active, call), {
      response_status_id: active ? -1 : 1,
      response_type_id: 61,
      message: messageOf(account, active),
      status: active ? 0 : 1,
    });
  },
  result: answered(data),
  example: ({ account_number, ifsc }) => ({
    ...{ bank: `ifsc:${ifsc}`, account: account_number, initiator_id: '9962981729' },
    ...{ customer_id: '6111111111', user_code: '20810200' },
  }),
};

/** The first is in the SDK's source [D], the others are ours [I]. */
function messageOf({ holder_name, status }: BankAccount, active: boolean): string {
  if (holder_name === untold) return 'The bank did not share the recipient name this time.';
  return active ? 'Success! Account details found.' : `The account is ${status}.`;
}

function dataOf(account: BankAccount, active: boolean, call: Call): z.output<typeof data> {
  const { user_code = '' } = (call.heard?.json ?? {}) as { user_code?: string };
  const moment = new Date(call.startedAt).toISOString().replace(/\D/g, '');
  return {
    ...{ amount: '1.0', fee: '7.00', verification_failure_refund: '7.00', is_Ifsc_required: '0' },
    ...{ tid: callNumber(call, 10), client_ref_id: `AVS${moment}`, bank: account.bank ?? '' },
    is_name_editable: account.holder_name === untold ? '1' : '0',
    ...{ user_code, aadhar: '', recipient_name: active ? account.holder_name : '', ifsc: '' },
    account: account.account_number,
  };
}
