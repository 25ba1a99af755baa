import { z } from '@hono/zod-openapi';
import type { Account } from '../../account-record.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { bankAccount } from '../../services/bank-account.ts';
import { comparisonOf, referenceOf, troubles } from './bank-words.ts';
import { karzaPhrase } from './phrase.ts';
import { sentOf } from './sent.ts';

const account = { accountNumber: AccountNumber.schema, ifsc: Ifsc.schema };

/** A name; empty is as good as none, which the document's own request has [D]. */
const optionalName = z.string().trim().toUpperCase().max(200).nullish().openapi({ example: 'ANANYA IYER' });

/** How names are compared; Namuna compares in one way whatever was chosen. */
const choices = {
  nameMatchType: z
    .unknown()
    .optional()
    .openapi({ type: 'string', example: 'individual', description: 'individual or entity' }),
  allowPartialMatch: z.boolean().nullish(),
  preset: z.string().nullish().openapi({ example: 'G', description: 'G general, L lenient, S strict' }),
  suppressReorderPenalty: z.boolean().nullish(),
};

const toInput = (fields: { accountNumber: string; ifsc: string; accountHolderName?: string | null | undefined }) => ({
  account_number: fields.accountNumber,
  ifsc: fields.ifsc,
  ...(fields.accountHolderName && { name: fields.accountHolderName }),
});

const toFields = ({ account_number, ifsc, name }: Record<string, unknown>) => ({
  ...{ accountNumber: account_number, ifsc },
  ...(name !== undefined && { accountHolderName: name }),
});

const names = z.array(z.string().max(200)).max(50).nullish();
const both = z.string().nullish();
const beside = z.object({ multiNameList: names, useCombinedSolution: both });

function sourceOf(told: Account) {
  const trouble = told.status === 'active' ? undefined : troubles[told.status];
  const data = {
    ...{ accountNumber: told.account_number, ifsc: told.ifsc, accountName: told.holder_name },
    bankResponse: trouble ? trouble.text.toUpperCase() : 'SUCCESSFUL TRANSACTION',
    ...{ bankTxnStatus: !trouble, bankRRN: referenceOf(told), statusCode: trouble?.code ?? 'KC01' },
  };
  return { statusAsPerSource: trouble ? 'INVALID' : 'VALID', data, isValid: !trouble };
}

const match = z.object({ score: z.number().min(0).max(1), result: z.boolean() });
const validity = z.enum(['VALID', 'INVALID']);

const source = z.strictObject({
  statusAsPerSource: validity,
  data: z.strictObject({
    ...{ accountNumber: z.string(), ifsc: z.string(), accountName: z.string(), bankResponse: z.string() },
    ...{ bankTxnStatus: z.boolean(), bankRRN: z.string(), statusCode: z.string() },
  }),
  isValid: z.boolean(),
});

const flags = z.strictObject({
  accountHolderName: match.strict().optional(),
  multiNameList: z
    .strictObject({ matches: z.array(match.extend({ name: z.string() }).strict()), combinedScore: z.number() })
    .optional(),
});
const comparison = z.strictObject({ inputVsSource: z.strictObject({ flags, validity }).optional() });

export const bankPhrases = [
  karzaPhrase('v2', {
    service: bankAccount,
    path: '/v2/bankacc',
    fields: account,
    hear: toInput,
    say: (told: Account) => ({
      bankTxnStatus: told.status === 'active',
      ...{ accountNumber: told.account_number, ifsc: told.ifsc, accountName: told.holder_name },
      bankResponse: told.status === 'active' ? 'Transaction Successful' : troubles[told.status].text,
    }),
    result: z.strictObject({
      ...{ bankTxnStatus: z.boolean(), accountNumber: z.string(), ifsc: z.string(), accountName: z.string() },
      bankResponse: z.string(),
    }),
    example: ({ name: _name, ...input }) => toFields(input),
  }),
  karzaPhrase('v3', {
    service: bankAccount,
    path: '/v3/bankacc-verification',
    fields: {
      ...{ ...account, accountHolderName: optionalName, multiNameList: names },
      ...{ ...choices, useCombinedSolution: both.openapi({ example: 'Y' }) },
    },
    hear: toInput,
    // `comparisionData` here, `comparisonData` without the penny [D].
    say(told: Account, call) {
      const { multiNameList, useCombinedSolution } = sentOf(call, beside);
      // Which way a check goes that asks for neither is [I].
      const identifier = useCombinedSolution === 'Y' ? 'NON_PENNY' : 'PENNY';
      return {
        data: { source: [sourceOf(told)], identifier },
        comparisionData: comparisonOf(told, multiNameList ?? []),
      };
    },
    result: z.strictObject({
      data: z.strictObject({ source: z.array(source), identifier: z.enum(['NON_PENNY', 'PENNY']) }),
      comparisionData: comparison,
    }),
    example: toFields,
  }),
  karzaPhrase('v3', {
    service: bankAccount,
    path: '/v3/bankacc-verification-non-penny',
    fields: { ...account, accountHolderName: optionalName, ...choices },
    hear: toInput,
    say: (told: Account) => ({ data: { source: [sourceOf(told)] }, comparisonData: comparisonOf(told, []) }),
    result: z.strictObject({ data: z.strictObject({ source: z.array(source) }), comparisonData: comparison }),
    example: toFields,
  }),
];
