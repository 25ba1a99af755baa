import type { Call } from '../../../app/call.ts';
import type { Phrase, Spoken } from '../../../app/dialect.ts';
import type { Refusal } from '../../../app/outcomes.ts';

/** A phrase that words some refusals in its own way; what it says is the whole body, as Setu has no envelope. */
export interface SetuPhrase extends Phrase {
  /** Undefined where an error of the general form is right. */
  refuse?(refusal: Refusal, call: Call): Spoken | undefined;
  /** Where the call's id stands beside an error: in the error (GST) or around it (bank accounts) [D]. */
  idIn?: 'error' | 'body';
}

/** The fields of the request that were no good. */
export function wrongFields({ options }: Refusal): ReadonlySet<PropertyKey | undefined> {
  return new Set(options.issues?.map(({ path }) => path[0]));
}

/** Whether an outcome was asked for, or a service refused, as against a request that is no good. */
export function isOutcome({ options }: Refusal): boolean {
  return options.by !== 'validation';
}

/** What was sent as this field, where it is a text; the body may be anything. */
export function sentText({ heard }: Call, field: string): string | undefined {
  const sent = (heard?.json as Record<string, unknown> | null | undefined)?.[field];
  return typeof sent === 'string' ? sent : undefined;
}
