import { z } from '@hono/zod-openapi';
import { Pan } from '../../fields/tax.ts';
import { purpose, text } from './common.ts';
import { decentroPhrase } from './phrase.ts';
import { documentOf, documentTypes, type Registered, registry, tidyType } from './registry.ts';

/** Consent stays what was sent: "N" is no mistake in form. */
const common = {
  reference_id: text('ABCDEF12345'),
  consent: text('Y').openapi({ enum: ['Y', 'N'] }),
  consent_purpose: purpose,
};

const Body = z
  .object({
    ...common,
    document_type: text('PAN')
      .overwrite(tidyType)
      .refine((type) => documentOf(type) !== undefined, `must be one of ${documentTypes.join(', ')}`),
    id_number: text(Pan.example),
    dob: z
      .string()
      .nullish()
      .openapi({ example: '1985-02-11', description: 'YYYY-MM-DD, where the registry asks for one' }),
    name: z.string().nullish(),
  })
  .superRefine(({ document_type, id_number, dob }, context) => {
    const asked = documentOf(document_type);
    const read = asked?.service.input.safeParse(asked.input(id_number, dob ?? undefined));
    for (const issue of read?.error?.issues ?? []) {
      const path = [issue.path[0] === 'date_of_birth' ? 'dob' : 'id_number'];
      context.addIssue({ code: 'custom', path, message: issue.message });
    }
  });

/** The number in its normal form. */
function tidy({ document_type, id_number, dob }: z.output<typeof Body>) {
  const asked = documentOf(document_type)!;
  const input = asked.service.input.parse(asked.input(id_number, dob ?? undefined));
  return { document_type, id_number: asked.number(input), ...(dob && { dob }) };
}

const results = documentTypes.map((type) => documentOf(type)!.result);

export const validate = decentroPhrase({
  service: registry,
  path: '/kyc/public_registry/validate',
  style: 'registry',
  body: Body,
  hear: (body: z.output<typeof Body>) => ({ ...tidy(body), consent: body.consent.toUpperCase() }),
  say: ({ document_type, value }: Registered) => documentOf(document_type)!.say(value),
  result: z.union(results),
  told: (value: Registered) => {
    const { type, message } = documentOf(value.document_type)!;
    return { message, responseKey: `success_${type.toLowerCase()}` };
  },
  example: ({ document_type, id_number, dob }) => ({
    ...{ reference_id: 'ABCDEF12345', document_type, id_number, ...(dob !== undefined && { dob }) },
    ...{ consent: 'Y', consent_purpose: 'For Testing Purpose Only' },
  }),
});
