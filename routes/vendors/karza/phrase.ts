import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { Service } from '../../../app/service.ts';
import { answerAs } from './envelope.ts';

/** Which envelope an answer has; that of GST is v3's, whatever number its path has. */
export type Version = 'v2' | 'v3' | 'gst';

/** A phrase that knows its envelope. */
export interface KarzaPhrase extends Phrase {
  version: Version;
}

interface Declared<Fields extends z.ZodRawShape> {
  service: Service;
  /** Below the prefix, such as `/v3/pan-profile`. */
  path: string;
  aliases?: string[];
  /** The request's fields besides `consent` and `clientData`. */
  fields: Fields;
  /** The service's input, without consent. */
  hear(fields: z.output<z.ZodObject<Fields>>): Record<string, unknown>;
  /** The service's value in Karza's words: what stands in `result`. */
  say(value: never, call: Call): unknown;
  result: z.ZodType;
  /** Where the answer's id is the ticket of a second step: finds it in the service's value. */
  requestId?(value: never): string;
  /** Set where Karza asks for no consent; one that is sent counts all the same. */
  consent?: 'optional';
  /** A request for this input, without consent. */
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** What every request may carry [D]; `clientData` comes back as it was sent. */
const common = {
  consent: z
    // The document has capitals; clients send small letters, too [C].
    .enum(['Y', 'N', 'y', 'n'], { error: ({ input }) => (input === undefined ? 'is missing' : 'must be "Y" or "N"') })
    .openapi({ enum: ['Y', 'N'], example: 'Y', description: 'Consent of the person; "N" meets 105' }),
  clientData: z
    .object({ caseId: z.string().max(200, 'must have at most 200 characters').nullish() })
    .loose()
    .nullish()
    .openapi({ example: { caseId: '123456' } }),
};

interface Consenting {
  consent?: string | null;
}

/** "Y" or "N", as Karza writes a choice; null and an empty text are as good as nothing, since typed clients send them. */
export const yesNo = z.enum(['Y', 'N', '']).nullish().openapi({ example: 'N' });

/**
 * Declares a phrase of Karza's: a POST of JSON with the consent that each of them asks for.
 * @example karzaPhrase('v2', { service: panDetails, path: '/v2/pan', fields: { pan: Pan.schema }, hear, say, result, example })
 */
export function karzaPhrase<Fields extends z.ZodRawShape>(version: Version, declared: Declared<Fields>): KarzaPhrase {
  const { fields, hear, say, requestId, consent, example, ...rest } = declared;
  const asked = consent === 'optional' ? { ...common, consent: common.consent.nullish() } : common;
  return {
    ...rest,
    version,
    method: 'post',
    body: z.object({ ...fields, ...asked }),
    hear: (body) => ({ ...hear(body as never), consent: (body as Consenting).consent?.toUpperCase() }),
    say(value, call) {
      if (requestId) answerAs(call, requestId(value as never));
      return say(value as never, call);
    },
    example: (input) => (consent === 'optional' ? example(input) : { ...example(input), consent: 'Y' }),
  };
}
