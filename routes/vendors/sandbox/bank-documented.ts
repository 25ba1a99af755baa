import type { Account } from './bank-words.ts';
import { type Told, telling } from './phrase.ts';

const john = { holder_name: 'John Doe', bank: 'State Bank of India' } as const;
const refused = (code: number, message: string): Told => ({ code, message });

/** The accounts for tests, by IFSC and number [D]; a message alone stands in the data of an answer with HTTP 200. */
const rows: [ifsc: string, numbers: Record<string, Omit<Account, 'ifsc'> | string | Told>][] = [
  [
    'SBIN0021745',
    {
      '40100123456781': { ...john, status: 'active' },
      '40100123456785': { ...john, status: 'nre' },
      '40100123456786': { ...john, status: 'frozen' },
      '40100123456789': 'Beneficiary bank offline',
      '40100123456790': 'NPCI Unavailable',
      '40100123456791': 'IMPS Mode fail',
      '40100123456792': 'Failed at beneficiary bank',
      '40100123456793': refused(403, 'Access denied'),
      '40100123456794': refused(403, 'Not a valid token'),
      '40100123456795': refused(403, 'Insufficient credits'),
      '40100123456798': refused(422, 'Please provide a valid bank account'),
      '40100123456802': refused(500, 'Internal Server Error'),
      '40100123456803': refused(500, 'Failed at bank'),
      '40100123456804': refused(500, 'Transaction failed'),
      '40100123456805': refused(500, 'IMPS not supported on Beneficiary account'),
      '40100123456806': refused(503, 'Source Unavailable'),
    },
  ],
  ['SBIN0021746', { '40100123456788': 'Source bank declined' }],
  ['SBIN0000002', { '40100123456787': 'IFSC is invalid' }],
  ['SBIN0000003', { '40100123456800': refused(422, 'Invalid IFSC provided') }],
  ['SBIN0000004', { '40100123456801': refused(422, 'Invalid bank account number or ifsc provided') }],
];

const outcomeOf = { 403: 'forbidden', 422: 'invalid_input', 500: 'unavailable', 503: 'source_unavailable' } as const;

const documented = new Map(
  rows.flatMap(([ifsc, numbers]) => Object.entries(numbers).map(([number, row]) => [`${ifsc} ${number}`, row])),
);

/**
 * The answer to an account for tests; undefined for any other, 40100123456784 among them, which is not there.
 * @throws Refusal
 */
export function documentedAccount(ifsc: string, number: string, entity: string) {
  const row = documented.get(`${ifsc} ${number}`);
  if (row === undefined) return undefined;
  if (typeof row === 'string') throw telling('unavailable', { data: { '@entity': entity, message: row } });
  if ('code' in row) throw telling(outcomeOf[row.code as keyof typeof outcomeOf], row);
  return { ifsc, account_number: number, ...row };
}
