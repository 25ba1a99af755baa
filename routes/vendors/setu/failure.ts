import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords, reasonCode, wordedBy } from '../shared/reason.ts';
import { type SetuPhrase, sentText, wrongFields } from './phrase.ts';
import { traceOf } from './trace.ts';

const support = 'Please reach out to support along with the traceId.';

interface Said {
  code: string;
  detail: string;
}

/** Codes and details that the documents have [D]. */
const documented: Partial<Record<OutcomeName, Said>> = {
  unavailable: { code: 'upstream_service_error', detail: `Upstream service error. ${support}` },
  internal_server_error: { code: 'internal_server_error', detail: `Internal Server Error. ${support}` },
};

/** No document says these [I]; their form is that of the others. */
const guessed: Partial<Record<OutcomeName, Said>> = {
  unauthorized: { code: 'unauthorized', detail: 'Invalid client credentials.' },
  expired_key: { code: 'unauthorized', detail: 'Client credentials have expired.' },
  missing_consent: { code: 'consent_not_given', detail: 'Consent is required and should be Y/y.' },
  unknown_path: { code: 'not_found', detail: 'The requested URL was not found.' },
  max_retries: { code: 'too_many_requests', detail: 'Too many requests.' },
};

/** Words any refusal: as the phrase does, else as an error of the general form. */
export function fail(refusal: Refusal, call: Call): Spoken {
  const phrase = call.phrase as SetuPhrase | undefined;
  return phrase?.refuse?.(refusal, call) ?? errorOf(refusal, call);
}

function errorOf(refusal: Refusal, call: Call): Spoken {
  const { outcome, row } = refusal;
  if (outcome === 'invalid_input') return error(400, 'bad_request', wrong(refusal, call), call);
  const plain = { code: reasonCode(row.http).toLowerCase(), detail: `${plainWords(refusal)}.` };
  const said = documented[wordedBy(refusal)] ?? guessed[outcome] ?? plain;
  return error(row.http, said.code, said.detail, call);
}

/** What is wrong with the request: that of a missing field is the drop's without a penny [D], the others are [I]. */
function wrong(refusal: Refusal, call: Call): string {
  const [field] = wrongFields(refusal);
  if (field === undefined) return 'Invalid request.';
  const name = String(field);
  return sentText(call, name) === undefined ? `${name} is required` : `${name} is invalid`;
}

/** An error of the general form. */
export function error(status: number, code: string, detail: string, call: Call): Spoken {
  // Whoever asks with another method gets no further than the gateway, which knows nothing of a phrase's ids [I].
  const { idIn } = (status === 405 ? {} : (call.phrase ?? {})) as Partial<SetuPhrase>;
  const told = { code, detail, ...(idIn === 'error' && { requestId: call.id }), traceId: traceOf(call) };
  return { status, body: { ...(idIn === 'body' && { id: call.id }), error: told } };
}

const ErrorBody = z.strictObject({
  id: z.string().optional(),
  error: z.strictObject({
    code: z.string().openapi({ example: 'consent_not_given' }),
    detail: z.string().openapi({ example: 'Consent is required and should be Y/y.' }),
    requestId: z.string().optional(),
    traceId: z.string().openapi({ example: '1-6346a91a-620cf6cc4f68d2e30316881e' }),
  }),
});

/** What has failed, though Setu did its part: HTTP 200, but for a PAN that is not there. */
const FailedBody = z.strictObject({
  id: z.string().optional(),
  code: z.string().optional(),
  verification: z.enum(['success', 'failed']),
  data: z.strictObject({}).optional(),
  message: z.string().openapi({ example: 'PAN is invalid' }),
  requestId: z.string().optional(),
  traceId: z.string().optional(),
});

/** An error of the bank behind, which stands without `error` around it [D]. */
const BareError = z.strictObject({ code: z.string(), detail: z.string(), traceId: z.string() });

export const failed = z.union([ErrorBody, FailedBody, BareError]);
