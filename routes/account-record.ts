import { z } from '@hono/zod-openapi';
import { AccountNumber, Ifsc } from './fields/bank.ts';

/** A bank account, as its bank has it; `bank` and `branch` are absent where there is no branch of this IFSC. */
export const AccountRecord = z.object({
  account_number: AccountNumber.schema,
  ifsc: Ifsc.schema,
  holder_name: z.string(),
  status: z.enum(['active', 'closed', 'frozen', 'dormant', 'nre']),
  bank: z.string().optional(),
  branch: z.string().optional(),
  name_match: z.object({ score: z.int().min(0).max(100), match: z.boolean() }).optional(),
});

export type Account = z.output<typeof AccountRecord>;
