import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Service } from '../../../app/service.ts';
import type { Account as NativeAccount } from '../../account-record.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { bankAccount } from '../../services/bank-account.ts';
import { callNumber } from '../shared/call-number.ts';

/** As far as its answers go; `bank` is absent where there is no branch of this IFSC. */
export type Account = Pick<NativeAccount, 'holder_name' | 'bank' | 'status'>;

/** What is told of an account that takes no money. */
export interface Failing {
  code: string;
  message: string;
}

/** Setu's codes and their messages [D]; that a dormant account meets BAVM7 is [I]. */
const failing = {
  closed: { code: 'BAVM5', message: 'Account closed' },
  frozen: { code: 'BAVM3', message: 'Account blocked/frozen' },
  dormant: { code: 'BAVM7', message: 'Transaction not permitted to account' },
  nre: { code: 'BAVM4', message: 'Nre account' },
} satisfies Record<Exclude<Account['status'], 'active'>, Failing>;

export function failingOf({ status, bank }: Account): Failing | undefined {
  if (bank === undefined) return { code: 'BAVMJ', message: 'Invalid beneficiary IFSC or NBIN' };
  return status === 'active' ? undefined : failing[status];
}

export const missing: Failing = { code: 'BAVM1', message: 'This account does not exist or is invalid.' };

/** The values for tests of an account that is there [D]; the name is an example's. */
const documented = { ifsc: 'ABCD0123456', account_number: '1234567890' };

export const accounts: Service = {
  ...bankAccount,
  answer(input, world, desk) {
    const { ifsc, account_number } = input;
    if (ifsc !== documented.ifsc || account_number !== documented.account_number) {
      return bankAccount.answer(input, world, desk);
    }
    return { ...documented, holder_name: 'Kumar Gaurav Rathod', status: 'active', bank: 'ABCD' };
  },
};

export const there = 'Account exists and is active.';

export function transactionOf({ holder_name }: Account, call: Call) {
  return { name: holder_name, transactionReference: callNumber(call, 12) };
}

export const Transaction = z.strictObject({ name: z.string(), transactionReference: z.string().regex(/^\d{12}$/) });

export const accountFields = { ifsc: Ifsc.schema, accountNumber: AccountNumber.schema };

export interface AccountRequest {
  ifsc: string;
  accountNumber: string;
}

export const hearAccount = (body: unknown) => {
  const { ifsc, accountNumber } = body as AccountRequest;
  return { ifsc, account_number: accountNumber, consent: 'Y' };
};

export const exampleAccount = ({ ifsc, account_number }: Record<string, unknown>) => ({
  ...{ ifsc, accountNumber: account_number },
});
