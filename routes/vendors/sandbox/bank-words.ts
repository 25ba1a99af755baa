import type { Account as NativeAccount } from '../../account-record.ts';

/** As far as its answers go; `bank` is absent where there is no branch of this IFSC. */
export type Account = Pick<NativeAccount, 'ifsc' | 'holder_name' | 'bank' | 'status'>;
/** What is told of an account that takes no money [D]; the message of a closed and of a dormant one is [I]. */
export function failingOf({ status, bank }: Account): object | undefined {
  if (bank === undefined) return { message: 'IFSC is invalid' };
  if (status === 'active') return undefined;
  // Spelt so for this kind of account alone [D].
  if (status === 'nre') return { message: 'Given account is an NRE account', account_exist: true };
  if (status === 'dormant') return { message: 'Failed at beneficiary bank' };
  return { message: 'Account is blocked', account_exists: true };
}
