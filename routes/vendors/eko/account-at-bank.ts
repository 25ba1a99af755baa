import { z } from '@hono/zod-openapi';
import type { Service } from '../../../app/service.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { bankAccount } from '../../services/bank-account.ts';

const input = z.object({
  account_number: AccountNumber.schema,
  ifsc: Ifsc.schema.optional(),
  bank_code: z.string().optional(),
});

/** An account as the native service tells it, as far as Eko asks. */
export interface BankAccount {
  account_number: string;
  holder_name: string;
  status: string;
  bank?: string;
}

/** The accounts of the SDK's sample and of its tests: a bank that told no name [D]. */
const documented = new Set(['1711654128', '1711654121']);

/** The name of a holder whom the bank does not tell. */
export const untold = 'Unknown';

/** An account at a branch, or at a bank that is named by the first letters of its branches' codes. */
export const accountAtBank: Service = {
  ...bankAccount,
  input,
  answer(asked, world, desk) {
    const { account_number, bank_code, ...rest } = asked as z.output<typeof input>;
    const bank = bank_code ?? rest.ifsc?.slice(0, 4) ?? '';
    if (bank === 'KKBK' && documented.has(account_number)) {
      const sample = { account_number, holder_name: untold, status: 'active', bank: 'Kotak Mahindra Bank' };
      return { ...sample, ifsc: rest.ifsc ?? 'KKBK0000261' };
    }
    const accounts = world.find('account', account_number)?.accounts ?? [];
    const own = accounts.find(({ number, ifsc }) => number === account_number && ifsc.startsWith(bank));
    const ifsc = rest.ifsc ?? own?.ifsc;
    return ifsc === undefined ? undefined : bankAccount.answer({ account_number, ifsc }, world, desk);
  },
};
