export interface Account {
  ifsc: string;
  holder_name: string;
  /** Absent where there is no branch of this IFSC. */
  bank?: string;
  status: 'active' | 'closed' | 'frozen' | 'dormant' | 'nre';
}

/** What is told of an account that takes no money [D]; the message of a closed and of a dormant one is [I]. */
export function failingOf({ status, bank }: Account): object | undefined {
  if (bank === undefined) return { message: 'IFSC is invalid' };
  if (status === 'active') return undefined;
  // Spelt so for this kind of account alone [D].
  if (status === 'nre') return { message: 'Given account is an NRE account', account_exist: true };
  if (status === 'dormant') return { message: 'Failed at beneficiary bank' };
  return { message: 'Account is blocked', account_exists: true };
}
