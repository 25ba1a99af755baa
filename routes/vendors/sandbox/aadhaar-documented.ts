import { Refusal } from '../../../app/outcomes.ts';
import type { Service } from '../../../app/service.ts';
import { Ticket } from '../../fields/ticket.ts';
import type { Okyc } from './aadhaar-words.ts';
import { telling } from './phrase.ts';

/** The reference of the documents' example [D]: our specimen, which is never used up. */
export const specimenReference = '1234567';

/** The Aadhaar number for tests [D], and the reference that it leads to. */
export const documentedOtp: ReadonlyMap<string, object> = new Map([
  ['123456789012', { ticket: specimenReference, message: '' }],
]);

const failing = (message: string) =>
  telling('invalid_input', { data: { '@entity': 'in.co.sandbox.kyc.aadhaar.okyc', message } });

/** References for tests that end badly, whatever the password [D]. */
const failures: ReadonlyMap<string, string> = new Map([
  ['1234566', 'Invalid Reference Id'],
  ['1234568', 'Invalid OTP'],
  ['1234569', 'OTP Expired'],
  ['1234570', 'Request under process, please try after 30 seconds'],
]);

const john: Okyc = {
  ...{ name: 'John Doe', date_of_birth: '1985-04-21', gender: 'male', care_of: 'Johnny Doe' },
  address: {
    ...{ line: 'Mangal Kanaka Niwas, Main Cross 3rd', city: 'Bengaluru', district: 'Bengaluru' },
    ...{ state: '29', pincode: '581615' },
  },
};

/** The answer to a reference for tests, with its own password; @throws Refusal */
export function documentedOkyc(ticket: string, otp: string): Okyc | undefined {
  const message = failures.get(ticket);
  if (message !== undefined) throw failing(message);
  return ticket === Ticket.example && otp === '121212' ? john : undefined;
}

/** The second step, which tells of a wrong password with HTTP 200 [D]. */
export function verifying(service: Service, known: typeof documentedOkyc): Service['answer'] {
  return async (input, world, desk) => {
    const answer = known(String(input.ticket), String(input.otp));
    if (answer) return answer;
    try {
      return await service.answer(input, world, desk);
    } catch (error) {
      throw error instanceof Refusal && error.outcome === 'invalid_input' ? failing('Invalid OTP') : error;
    }
  };
}
