import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import { type OutcomeName, Refusal } from '../../../app/outcomes.ts';

/** What stands in the envelope of an answer that is no success: data with HTTP 200, or a message with its status. */
export type Told = { data: object } | { code: number; message: string };

/** A phrase that words some refusals in its own way. */
export interface SandboxPhrase extends Phrase {
  /** Undefined where what all say is right. */
  refuse?(refusal: Refusal, call: Call): Told | undefined;
  /** The answer has no envelope [D]. */
  bare?: true;
}

/** A refusal that knows what Sandbox says of it; for the values that are documented. */
export function telling(outcome: OutcomeName, told: Told): Refusal {
  return new Refusal(outcome, { members: { told } });
}

export function toldBy({ options }: Refusal): Told | undefined {
  return options.members?.told as Told | undefined;
}

const reason = 'For the onboarding of a customer';

/** What every body has besides its own fields [D]; consent of "N" is refused as such. */
const consenting = {
  consent: z.string().openapi({ enum: ['Y', 'y'], example: 'Y' }),
  reason: z.string().min(20, 'must have at least 20 characters').openapi({ example: reason }),
};

/**
 * The body of a request, which is closed [D]: an entity's name, its fields, and the person's consent.
 * @example entityBody('in.co.sandbox.kyc.pan_verification.request', { pan: Pan.schema })
 */
export function entityBody<Fields extends z.ZodRawShape>(entity: string, fields: Fields) {
  return z.strictObject({ '@entity': z.literal(entity), ...fields, ...consenting });
}

export function exampleOf(entity: string, fields: object) {
  return { '@entity': entity, ...fields, consent: 'Y', reason };
}

export const consentOf = (body: unknown) => ({ consent: (body as { consent: string }).consent.toUpperCase() });

/** Fields that are all text. */
export const texts = <Key extends string>(...keys: Key[]) =>
  Object.fromEntries(keys.map((key) => [key, z.string()])) as Record<Key, z.ZodString>;
