import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { AccountRecord } from '../account-record.ts';
import { AccountNumber, Ifsc } from '../fields/bank.ts';
import { Name } from '../fields/name.ts';
import { nameMatch } from '../names/name-match.ts';

export const bankAccount = service({
  name: 'bank-account',
  title: 'Bank account',
  description: 'Whose account it is and whether it takes money. An IFSC of no branch has no `bank` and `branch`.',
  input: z.object({ account_number: AccountNumber.schema, ifsc: Ifsc.schema, name: Name.schema.optional() }),
  output: AccountRecord,
  example: { account_number: AccountNumber.example, ifsc: Ifsc.example, name: 'ANANYA IYER' },
  subject: ({ account_number }) => ({ field: AccountNumber, id: account_number }),
  answer({ account_number, ifsc, name }, world) {
    const holder = world.find('account', account_number);
    const account = holder?.accounts.find((one) => one.number === account_number && one.ifsc === ifsc);
    if (!holder || !account) return undefined;
    const holder_name = account.holder_name ?? holder.name;
    const at = world.branch(ifsc);
    return {
      ...{ account_number, ifsc, holder_name, status: account.status },
      ...(at && { bank: at.bank, branch: at.branch }),
      ...(name !== undefined && { name_match: matchOf(name, holder_name) }),
    };
  },
});

function matchOf(name: string, holder: string) {
  const { score, match } = nameMatch(name, holder);
  return { score, match };
}
