import { z } from '@hono/zod-openapi';
import { service } from '../../../app/service.ts';
import { findPerson } from '../../../data/world.ts';
import { Aadhaar } from '../../fields/person.ts';
import { Pan } from '../../fields/tax.ts';
import { consentOf, entityBody, exampleOf, type SandboxPhrase } from './phrase.ts';

const Link = z.object({ linked: z.boolean(), ending: z.string().regex(/^\d{4}$/) });

const pair = { pan_number: 'AAAPI0000A', aadhaar_number: Aadhaar.example };

/** The pair for tests [D]; the ending in its message is not that of the number. */
const documented = { pan_number: 'XXXPX1234A', aadhaar_number: '123456789012', ending: '9999' };

const link = service({
  name: 'sandbox-pan-aadhaar',
  title: 'PAN and Aadhaar',
  description: 'Whether a PAN is linked to an Aadhaar number.',
  input: z.object({ pan_number: Pan.schema, aadhaar_number: Aadhaar.schema }),
  output: Link,
  example: pair,
  personal: true,
  subject: ({ pan_number }) => ({ field: Pan, id: pan_number }),
  answer({ pan_number, aadhaar_number }, world) {
    const ending = aadhaar_number.slice(-4);
    if (pan_number === documented.pan_number) {
      const linked = aadhaar_number === documented.aadhaar_number;
      return { linked, ending: linked ? documented.ending : ending };
    }
    const person = findPerson(world, 'pan', pan_number);
    return person && { linked: person.aadhaar_linked && person.aadhaar === aadhaar_number, ending };
  },
});

const entity = 'in.co.sandbox.kyc.pan_aadhaar.status';

function say({ linked, ending }: z.output<typeof Link>) {
  // The two spaces are real [D]; the message of another number is [I].
  const message = linked
    ? `Your PAN is linked to Aadhaar Number  XXXX XXXX ${ending}.`
    : `Your PAN is not linked to Aadhaar Number  XXXX XXXX ${ending}.`;
  return { '@entity': `${entity}.response`, aadhaar_seeding_status: linked ? 'y' : 'n', message };
}

/** A PAN that is no person's has no Aadhaar: `na` is [D] of another call, the message [I]. */
const none = { '@entity': `${entity}.response`, aadhaar_seeding_status: 'na', message: 'Invalid PAN' };

export const panAadhaar: SandboxPhrase = {
  service: link,
  method: 'post',
  path: '/kyc/pan-aadhaar/status',
  body: entityBody(entity, { pan: Pan.schema, aadhaar_number: Aadhaar.schema }),
  hear(body) {
    const { pan, aadhaar_number } = body as { pan: string; aadhaar_number: string };
    return { pan_number: pan, aadhaar_number, ...consentOf(body) };
  },
  say: (value) => say(value as z.output<typeof Link>),
  result: z.strictObject({
    '@entity': z.literal(`${entity}.response`),
    aadhaar_seeding_status: z.enum(['y', 'n']),
    message: z.string(),
  }),
  example: ({ pan_number, aadhaar_number }) => exampleOf(entity, { pan: pan_number, aadhaar_number }),
  refuse: ({ outcome, options }) => (outcome === 'not_found' && !options.http ? { data: none } : undefined),
};
