import { z } from '@hono/zod-openapi';
import type { Desk } from '../../../app/desk.ts';
import { Refusal } from '../../../app/outcomes.ts';
import { service } from '../../../app/service.ts';
import { Name } from '../../fields/name.ts';
import { Ticket } from '../../fields/ticket.ts';

const consented = 'consent';

/** A person's consent to the use of their Aadhaar number; only Karza has such a call of its own. */
export const aadhaarConsent = service({
  name: 'aadhaar-consent',
  title: 'Aadhaar, consent',
  description: 'Takes the consent of a person and answers with the access key that the calls about Aadhaar want.',
  input: z.object({ name: Name.schema }),
  output: z.object({ access_key: Ticket.schema }),
  example: { name: Name.example },
  personal: true,
  subject: ({ name }) => ({ field: Name, id: name }),
  answer: async (_input, _world, desk) => ({ access_key: await desk.issue(consented) }),
});

/** @throws Refusal 102 where no consent gave this access key, or one that is over; the code is [I] */
export async function checkAccessKey(access_key: string, desk: Desk): Promise<void> {
  // The specimen is for documents and first tries.
  if (access_key === Ticket.example || (await desk.read(access_key)) === consented) return;
  const problem = 'accessKey is of no consent: send the one that /v3/aadhaar-consent gave.';
  throw new Refusal('invalid_input', { by: 'world', detail: { problem } });
}

/** Karza's half hour from the consent [D], as seconds of the epoch in a text; Namuna forgets a key before. */
export function validityOf(consentTime: string | number | null | undefined, startedAt: number): string {
  const from = Number(consentTime) || Math.floor(startedAt / 1000);
  return String(from + 30 * 60);
}
