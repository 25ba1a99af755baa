import { z } from '@hono/zod-openapi';
import type { Desk } from '../../../app/desk.ts';
import { Refusal } from '../../../app/outcomes.ts';
import { Ticket } from '../../fields/ticket.ts';

const rightOtp = '111000';

/** A one-time password, as long as those of the steps that Karza alone has; 111000 is right, as it is for Aadhaar. */
export const Otp = z
  .string()
  .regex(/^[0-9]{4,6}$/, 'must be four to six digits')
  .openapi({ example: rightOtp });

/** What the first step kept under this ticket, if the password is right; a right one uses the ticket up. */
export async function redeem(ticket: string, otp: string, specimen: string, desk: Desk): Promise<string | undefined> {
  const held = ticket === Ticket.example ? specimen : await desk.read(ticket);
  if (held === undefined) return undefined;
  if (otp !== rightOtp) throw new Refusal('invalid_input', { detail: { problem: `The OTP is ${rightOtp}.` } });
  return ticket === Ticket.example ? held : desk.redeem(ticket);
}
