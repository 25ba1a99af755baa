import { z } from '@hono/zod-openapi';
import type { Account as NativeAccount } from '../../account-record.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { bankAccount } from '../../services/bank-account.ts';
import { callNumber } from '../shared/call-number.ts';
import { grown } from '../shared/grown.ts';
import { consent, gridlinesPhrase, type Told } from './phrase.ts';

interface Account extends NativeAccount {
  at?: { city: string; micr: string };
}

const account = grown<Account>(bankAccount, (value, world): Account => {
  const branch = world.branch(value.ifsc);
  return branch ? { ...value, at: { city: branch.address.city.toUpperCase(), micr: branch.micr } } : value;
});

/** The codes as a client names them [C]; the words are ours [I]. */
const told: Record<Account['status'], Told> = {
  active: { code: '1000', message: 'Bank Account details verified successfully.' },
  dormant: { code: '1003', message: 'Account is blocked.' },
  frozen: { code: '1003', message: 'Account is blocked.' },
  closed: { code: '1004', message: 'Account is closed.' },
  nre: { code: '10012', message: 'Invalid account number or NRE account.' },
};

const words = ['reference_id', 'name', 'account_number', 'ifsc', 'utr'].map((name) => [name, z.string()] as const);
const perhaps = ['bank_name', 'branch', 'city', 'micr'].map((name) => [name, z.string().optional()] as const);

/** `bank-api/verify` [C]. */
export const verifyBank = gridlinesPhrase({
  service: account,
  path: '/bank-api/verify',
  body: z.object({ account_number: AccountNumber.schema, ifsc: Ifsc.schema, consent: consent.optional() }),
  hear: ({ account_number, ifsc, consent }) => ({ account_number, ifsc, consent }),
  say: ({ status, ...held }: Account, call) => ({
    ...told[status],
    ...(status === 'active' && {
      bank_account_data: {
        ...{ reference_id: callNumber(call, 9), name: held.holder_name, account_number: held.account_number },
        ...{ ifsc: held.ifsc, ...(held.bank !== undefined && { bank_name: held.bank }) },
        ...{ ...(held.branch !== undefined && { branch: held.branch }), ...held.at, utr: callNumber(call, 12) },
      },
    }),
  }),
  result: { bank_account_data: z.strictObject(Object.fromEntries([...words, ...perhaps])).optional() },
  missing: { code: '1001', message: 'Invalid account number.' },
  example: ({ account_number, ifsc }) => ({ account_number, ifsc }),
});
