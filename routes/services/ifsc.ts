import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { Ifsc } from '../fields/bank.ts';
import { BranchRecord } from '../records.ts';

export const ifsc = service({
  name: 'ifsc',
  title: 'IFSC',
  description: 'The branch of a bank: where it is, and which payments it takes.',
  input: z.object({ ifsc: Ifsc.schema }),
  output: BranchRecord,
  example: { ifsc: Ifsc.example },
  subject: ({ ifsc }) => ({ field: Ifsc, id: ifsc }),
  answer: ({ ifsc }, world) => world.branch(ifsc),
});
