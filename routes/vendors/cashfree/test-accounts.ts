import type { Account } from './bank-words.ts';

const yes = { bank: 'YES BANK', branch: 'SANTACRUZ, MUMBAI', city: 'MUMBAI', micr: '400532038' };
const icici = { bank: 'ICICI BANK' };
const active = 'active' as const;

/** The documents name the accounts and holders [D], of the branch at most a sample. */
const all: Account[] = [
  { account_number: '026291800001191', ifsc: 'YESB0000262', holder_name: 'JOHN DOE', status: active, ...yes },
  { account_number: '1233943142', ifsc: 'ICIC0000009', holder_name: 'TOM WELLS', status: active, ...icici },
  { account_number: '388108022658', ifsc: 'ICIC0000009', holder_name: 'BOB HOPE', status: active, ...icici },
  // Documented for the version before this one [I].
  { account_number: '7766666585146', ifsc: 'YESB0000001', holder_name: '', status: 'closed', bank: 'YES BANK' },
  { account_number: '7766667287515', ifsc: 'ICIC0000001', holder_name: '', status: active },
  { account_number: '7766667989884', ifsc: 'RATN0000070', holder_name: '', status: 'frozen', bank: 'RBL BANK' },
  { account_number: '7766667755761', ifsc: 'ICIC0000001', holder_name: '', status: 'nre', ...icici },
];

/** The vendor's test values by account number and IFSC. */
export const testAccounts: ReadonlyMap<string, Account> = new Map(
  all.map((account) => [`${account.account_number} ${account.ifsc}`, account]),
);
