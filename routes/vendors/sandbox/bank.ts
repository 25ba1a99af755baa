import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Refusal } from '../../../app/outcomes.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { Name } from '../../fields/name.ts';
import { bankAccount } from '../../services/bank-account.ts';
import { callNumber } from '../shared/call-number.ts';
import { documentedAccount } from './bank-documented.ts';
import { type Account, failingOf } from './bank-words.ts';
import type { SandboxPhrase, Told } from './phrase.ts';

interface Way {
  path: string;
  /** The `@` at its start is real [D]. */
  entity: string;
  /** What a good answer has besides the name. */
  more: { before?: z.ZodRawShape; after?: z.ZodRawShape };
  said(call: Call): { before?: object; after?: object };
}

const drop: Way = {
  path: '/bank/{ifsc}/accounts/{account_number}/verify',
  entity: '@in.co.sandbox.bank.account.penny_drop_verification_response',
  more: {
    before: { message: z.literal('Bank Account details verified successfully.') },
    after: { utr: z.string().regex(/^\d{12}$/), amount_deposited: z.literal('1') },
  },
  said: (call) => ({
    before: { message: 'Bank Account details verified successfully.' },
    after: { utr: callNumber(call, 12), amount_deposited: '1' },
  }),
};

const pennyless: Way = {
  path: '/bank/{ifsc}/accounts/{account_number}/penniless-verify',
  entity: '@in.co.sandbox.bank.account.penny_less_verification_response',
  more: {},
  said: () => ({}),
};

const body = z.object({
  ifsc: Ifsc.schema,
  account_number: AccountNumber.schema,
  name: Name.schema.optional(),
  mobile: z
    .string()
    .regex(/^[6-9]\d{9}$/, 'must be ten digits')
    .optional(),
});

function bankPhrase({ path, entity, more, said }: Way): SandboxPhrase {
  const start = { '@entity': z.literal(entity) };
  return {
    service: {
      ...bankAccount,
      answer: (input, world, desk) =>
        documentedAccount(String(input.ifsc), String(input.account_number), entity) ??
        bankAccount.answer(input, world, desk),
    },
    method: 'get',
    path,
    carries: 'query',
    body,
    hear(heard) {
      const { ifsc, account_number, name } = heard as z.output<typeof body>;
      return { ifsc, account_number, ...(name !== undefined && { name }), consent: 'Y' };
    },
    say(value, call) {
      const account = value as Account;
      const failing = failingOf(account);
      if (failing) return { '@entity': entity, ...failing };
      const { before, after } = said(call);
      return { '@entity': entity, ...before, account_exists: true, name_at_bank: account.holder_name, ...after };
    },
    result: z.union([
      z.strictObject({
        ...{ ...start, ...more.before, account_exists: z.literal(true), name_at_bank: z.string(), ...more.after },
      }),
      z.strictObject({ ...start, message: z.string(), account_exists: z.boolean().optional() }),
      z.strictObject({ ...start, message: z.string(), account_exist: z.boolean() }),
    ]),
    example: (input) => input,
    refuse: ({ outcome, options }: Refusal): Told | undefined =>
      outcome === 'not_found' && !options.http
        ? { data: { '@entity': entity, message: 'Invalid account number or ifsc provided', account_exists: false } }
        : undefined,
  };
}

export const bank = [bankPhrase(drop), bankPhrase(pennyless)];
