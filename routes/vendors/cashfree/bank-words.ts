import { z } from '@hono/zod-openapi';
import type { Account as NativeAccount } from '../../account-record.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { problem, wrong } from './problems.ts';
import { type Refusals, sourceDown } from './refusals.ts';

/** An account as the native service tells of one, and where its branch is. */
export interface Account extends NativeAccount {
  city?: string;
  micr?: string;
}

/** With the zero that the vendor insists on [D]. */
export const CashfreeIfsc = Ifsc.schema.refine((ifsc) => ifsc[4] === '0', 'must have a 0 as its fifth character');

export const bankBody = z.object({
  bank_account: z
    .string()
    .trim()
    .toUpperCase()
    .min(6)
    .max(40)
    .regex(/^[0-9A-Z]+$/)
    .openapi({ example: AccountNumber.example }),
  ifsc: CashfreeIfsc,
  name: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9\s.\-/&]*$/)
    .optional()
    .openapi({ example: 'ANANYA IYER' }),
  phone: z.string().min(8).max(13).regex(/^\d+$/).optional().openapi({ example: '9000000002' }),
});

const badAccount = ['bank_account_value_invalid', 'bank_account should be alphanumeric.'] as const;

function bankProblem(code: string, message: string, referred = true) {
  const more = (reference_id: number) => ({ error: { reference_id } });
  return problem(422, 'validation_error', code, message, referred ? more : undefined);
}

export const bankRefusals: Partial<Refusals> = {
  invalid: wrong(...badAccount),
  wrong: {
    bank_account_value_invalid: badAccount,
    ifsc_value_invalid: ['ifsc_value_invalid', 'ifsc should be of 11 characters and 5th character should be 0.'],
    name_value_invalid: ['name_value_invalid', 'name should not include special characters.'],
    phone_value_invalid: ['phone_value_invalid', 'phone should be numeric.'],
  },
  noBalance: bankProblem('insufficient_balance', 'Insufficient balance to process this request.', false),
  duplicate: bankProblem('verification_already_under_process', 'verification already under process.'),
  // Nothing is documented of more than one record [I].
  several: bankProblem('verification_failed', 'multiple records found'),
  tooMany: bankProblem('failed_at_bank', 'failed at bank.'),
  timedOut: bankProblem('connection_timeout', 'connection timeout from bank.'),
  down: sourceDown,
};
