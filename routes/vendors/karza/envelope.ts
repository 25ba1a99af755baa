import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Phrase } from '../../../app/dialect.ts';
import type { KarzaPhrase } from './phrase.ts';

/** v2 says its code as a text in kebab case, v3 and GST as a number in camel case [D]. */
export function isV2(phrase: Phrase | undefined): boolean {
  return (phrase as KarzaPhrase | undefined)?.version === 'v2';
}

/** Ids of answers that are the ticket of a second step; all others are the call's own. */
const tickets = new WeakMap<Call, string>();

/** Gives the answer of this call another id than the call's own. */
export function answerAs(call: Call, id: string): void {
  tickets.set(call, id);
}

/** An answer of HTTP 200, whatever its code: the result, where there is one, and the caller's own data as they were sent. */
export function envelope(code: number, call: Call, result?: unknown): object {
  const requestId = tickets.get(call) ?? call.id;
  const clientData = clientDataOf(call);
  // What is undefined is not written.
  return isV2(call.phrase)
    ? { result, request_id: requestId, 'status-code': String(code), clientData }
    : { requestId, result, statusCode: code, clientData };
}

function clientDataOf({ heard }: Call): object | undefined {
  const { clientData } = (heard?.json ?? {}) as { clientData?: unknown };
  // A refusal that hits whatever was sent has nothing sound to give back.
  return typeof clientData === 'object' && clientData !== null ? clientData : undefined;
}

const clientData = z.object({}).loose().optional();
const id = z.string();

/** Shape of a success around a phrase's result. */
export function wrapped(result: z.ZodType, phrase: Phrase): z.ZodType {
  return isV2(phrase)
    ? z.object({ result, request_id: id, 'status-code': z.literal('101'), clientData }).strict()
    : z.object({ requestId: id, result, statusCode: z.literal(101), clientData }).strict();
}

const v2Code = z.enum(['102', '103', '104', '105', '106', '107', '108', '109']);

/** Shape of every other answer: a code inside HTTP 200, an HTTP error, or the gateway's words. */
export const failed = z.union([
  z.object({ request_id: id, 'status-code': v2Code, clientData }).strict(),
  z.object({ requestId: id, statusCode: z.int().min(102).max(109), clientData }).strict(),
  z.object({ status: z.int(), error: z.string(), request_id: id }).strict(),
  z.object({ status: z.int(), error: z.string(), requestId: id }).strict(),
  z.object({ message: z.string() }).strict(),
]);
