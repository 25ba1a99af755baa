import { z } from '@hono/zod-openapi';
import { service } from '../../../app/service.ts';
import { findPerson } from '../../../data/world.ts';
import { Uan } from '../../fields/person.ts';
import { Ticket } from '../../fields/ticket.ts';
import { epfUan } from '../../services/epf-uan.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { Otp, redeem } from './otp-steps.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

const epfOtp = service({
  name: 'epf-otp',
  title: 'EPF passbook, first step: one-time password',
  description: 'Sends a one-time password, always 111000, to a member of the provident fund.',
  input: z.object({ uan: Uan.schema }),
  output: z.object({ ticket: Ticket.schema }),
  example: { uan: Uan.example },
  personal: true,
  subject: ({ uan }) => ({ field: Uan, id: uan }),
  answer: async ({ uan }, world, desk) => findPerson(world, 'uan', uan) && { ticket: await desk.issue(`epf ${uan}`) },
});

const epfPassbook = service({
  name: 'epf-passbook',
  title: 'EPF passbook, second step: employments',
  description: 'Takes the ticket of the first step and its one-time password; a right one uses the ticket up.',
  input: z.object({ ticket: Ticket.schema, otp: Otp }),
  output: epfUan.output,
  example: { ticket: Ticket.example, otp: '111000' },
  personal: true,
  subject: ({ ticket }) => ({ field: Ticket, id: ticket }),
  async answer({ ticket, otp }, world, desk) {
    const [, uan] = (await redeem(ticket, otp, `epf ${Uan.example}`, desk))?.split('epf ') ?? [];
    return uan === undefined ? undefined : epfUan.answer({ uan }, world, desk);
  },
});

interface Member {
  name: string;
  father_name: string;
  date_of_birth: string;
  employments: { establishment: string; member_id: string; joined_on: string; left_on?: string }[];
}

const written = (iso: string) => dayMonthYear(iso, '-');

/** The world knows who worked where, but no money: balances of nothing, and no entries [I]. */
function passbookOf({ name, father_name, date_of_birth, employments }: Member) {
  return {
    employee_details: { member_name: name, father_name, dob: written(date_of_birth) },
    est_details: employments.map(({ establishment, member_id, joined_on, left_on }) => ({
      ...{ est_name: establishment, member_id, doj_epf: written(joined_on), doe_epf: left_on ? written(left_on) : '' },
      ...{ pf_balance: { net_balance: 0 }, passbook: [] },
    })),
    overall_pf_balance: { pension_balance: 0, current_pf_balance: 0 },
  };
}

/** "y" or "n", small as clients have it [C]. */
const flag = z.string().nullish().openapi({ example: 'n' });

/** All of these shapes are [C]. */
export const epfPhrases = [
  karzaPhrase('v2', {
    service: epfOtp,
    path: '/v2/epf-get-otp',
    fields: { uan: Uan.schema, mobile_no: z.string().nullish().openapi({ example: '9000000002' }) },
    hear: ({ uan }) => ({ uan }),
    say: () => ({ message: 'OTP sent to registered mobile number' }),
    requestId: ({ ticket }: { ticket: string }) => ticket,
    result: z.strictObject(texts('message')),
    example: ({ uan }) => ({ uan, mobile_no: '9000000002' }),
  }),
  karzaPhrase('v2', {
    service: epfPassbook,
    path: '/v2/epf-get-passbook',
    fields: { request_id: Ticket.schema, otp: Otp, is_pdf_required: flag, partial_data: flag, epf_balance: flag },
    hear: ({ request_id, otp }) => ({ ticket: request_id, otp }),
    say: passbookOf,
    result: z.strictObject({
      employee_details: z.strictObject(texts('member_name', 'father_name', 'dob')),
      est_details: z.array(
        z.strictObject({
          ...texts('est_name', 'member_id', 'doj_epf', 'doe_epf'),
          ...{ pf_balance: z.strictObject({ net_balance: z.number() }), passbook: z.array(z.unknown()) },
        }),
      ),
      overall_pf_balance: z.strictObject({ pension_balance: z.number(), current_pf_balance: z.number() }),
    }),
    example: ({ ticket, otp }) => ({
      ...{ request_id: ticket, otp, is_pdf_required: 'n', partial_data: 'n', epf_balance: 'y' },
    }),
  }),
];
