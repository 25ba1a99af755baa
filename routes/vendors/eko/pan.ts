import { z } from '@hono/zod-openapi';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';
import { Pan } from '../../fields/tax.ts';
import { type PanProfile, panProfile } from '../shared/pan-profile.ts';
import { splitName } from '../shared/person-name.ts';
import { answered, answerOf, text } from './answer.ts';

const titles = { male: 'Shri', female: 'Smt', transgender: '' };

/** The PAN that the SDK's own tests ask for; its name is that of the sample in its source [D]. */
const sample = { pan: 'VBLPZ6447L', name: 'BAR FOO', holder_type: 'individual', status: 'valid', aadhaar_linked: true };

const panOrSample: Service = {
  ...panProfile,
  answer: (input, world, desk) => (input.pan_number === sample.pan ? sample : panProfile.answer(input, world, desk)),
};

const result = answered(
  z
    .object({
      pan_number: Pan.schema,
      last_name: z.string(),
      middle_name: z.string(),
      title: z.enum(['Shri', 'Smt', 'M/s', '']),
      first_name: z.string(),
    })
    .strict(),
);

/** `POST /ekoapi/v1/pan/verify`, by form [D]. */
export const verifyPan: Phrase = {
  service: panOrSample,
  method: 'post',
  path: '/ekoapi/v1/pan/verify',
  aliases: ['/ekoicici/v1/pan/verify'],
  carries: 'form',
  body: z.object({
    initiator_id: text('9962981729'),
    pan_number: Pan.schema,
    purpose: text('1'),
    purpose_desc: text('onboarding'),
  }),
  hear: (body) => ({ pan_number: (body as { pan_number: string }).pan_number, consent: 'Y' }),
  say(value) {
    const { pan, name, holder_type, holder } = value as PanProfile;
    const person = holder_type === 'individual';
    // Whoever is no person has a last name alone, as on the form for a PAN [I].
    const { first, middle, last } = person ? splitName(name) : { first: '', middle: '', last: name };
    const title = person ? titles[holder?.person?.gender ?? 'male'] : 'M/s';
    const data = { pan_number: pan, last_name: last, middle_name: middle, title, first_name: first };
    return answerOf(data, {
      ...{ response_status_id: -1, response_type_id: 1255, status: 0 },
      message: 'PAN verification successful',
    });
  },
  result,
  example: ({ pan_number }) => ({ initiator_id: '9962981729', pan_number, purpose: '1', purpose_desc: 'onboarding' }),
};
