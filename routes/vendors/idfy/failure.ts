import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords, reasonCode, wordedBy } from '../shared/reason.ts';
import { RequestId } from './request-id.ts';
import { type Asked, completed, taskOf, texts, timeOf } from './task.ts';
import { isPoll, typeOf } from './ways.ts';

/** What a task itself can come to, which a client is told by the poll: the names of errors are ours [I]. */
const failures: Partial<Record<OutcomeName, string>> = {
  multiple_records: 'MULTIPLE_RECORDS_FOUND',
  not_supported: 'NOT_SUPPORTED',
  unavailable: 'SOURCE_UNAVAILABLE',
  too_many_records: 'TOO_MANY_RECORDS_FOUND',
};

/** What is wrong with a request, which a client is told at once [I]. */
const errors: Partial<Record<OutcomeName, string>> = {
  invalid_input: 'BAD_REQUEST',
  bad_request: 'BAD_REQUEST',
  missing_consent: 'MISSING_CONSENT',
  unauthorized: 'UNAUTHORIZED',
  expired_key: 'UNAUTHORIZED',
  no_credits: 'INSUFFICIENT_CREDITS',
  blocked_address: 'FORBIDDEN',
  max_retries: 'TOO_MANY_REQUESTS',
  unknown_path: 'NOT_FOUND',
  internal_server_error: 'INTERNAL_ERROR',
};

/** Words a refusal: as the request's own error, as a request id whose poll tells it, or as the task that came to it. */
export function fail(refusal: Refusal, call: Call, detail: unknown): Spoken {
  const { outcome, options, row } = refusal;
  const ofTask = !options.http && (outcome === 'not_found' || failures[outcome] !== undefined);
  // Our own words, so in development only.
  const wrong = detail === undefined ? undefined : wrongFields(refusal);
  if (!ofTask || !call.phrase) {
    const error = errors[wordedBy(refusal)] ?? reasonCode(row.http);
    return atOnce(error, row.http, wrong ?? plainWords(refusal));
  }
  if (call.phrase.status === 202) {
    return { status: 202, body: { request_id: RequestId.magic(String(row.code)) ?? call.id } };
  }
  const poll = isPoll(call.phrase);
  const task = outcome === 'not_found' ? taskOf(askedOf(refusal, call), call, missed) : failedTask(refusal, call);
  // HTTP 422 for a task that failed while its caller waited is ours [I].
  return { status: poll || outcome === 'not_found' ? 200 : 422, body: poll ? [task] : task };
}

const missed = { status: 'id_not_found' } as const;

function wrongFields({ options }: Refusal): string | undefined {
  return options.issues?.map(({ path, message }) => `${path.join('.') || 'body'} ${message}`).join('; ');
}

function atOnce(error: string, status: number, message: string): Spoken {
  return { status, body: { error, message, status } };
}

/** The task of a call: what its ticket held, else what it was asked with. */
function askedOf({ options }: Refusal, call: Call): Asked {
  const asked = (options.members ?? call.heard?.json ?? {}) as Partial<Asked>;
  const { type = typeOf(call.phrase), task_id = null, group_id = null, request_id = call.id } = asked;
  return { type, task_id, group_id, request_id };
}

function failedTask(refusal: Refusal, call: Call) {
  const { group_id, request_id, task_id, type } = askedOf(refusal, call);
  const at = timeOf(call);
  return {
    ...{ action: 'verify_with_source', completed_at: at, created_at: at, error: failures[refusal.outcome] },
    ...{ group_id, message: refusal.message, request_id, status: 'failed', task_id, type },
  };
}

const textOrNull = z.union([z.string(), z.null()]);

const task = z.union([
  completed(z.strictObject({ status: z.literal('id_not_found') })),
  z.strictObject({
    ...texts('action', 'completed_at', 'created_at', 'error', 'message', 'request_id', 'type'),
    ...{ status: z.literal('failed'), group_id: textOrNull, task_id: textOrNull },
  }),
]);

/** Shape of every refusal. */
export const failed = z.union([
  z.strictObject({ error: z.string(), message: z.string(), status: z.int() }),
  z.strictObject({ request_id: z.string().openapi({ description: 'Its poll tells what the task came to' }) }),
  task,
  z.array(task),
]);
