import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords, reasonCode } from '../shared/reason.ts';
import { closing, transactionOf } from './envelope.ts';
import type { DecentroPhrase } from './phrase.ts';

const moment = z.string().optional();

export const failed = z.union([
  z.strictObject({
    ...{ status: z.enum(['FAILURE', 'SUCCESS']), kycStatus: z.literal('UNKNOWN') },
    error: z.strictObject({ message: z.string(), responseCode: z.string() }),
    ...{ requestTimestamp: moment, responseTimestamp: moment, decentroTxnId: z.string() },
  }),
  z.strictObject({
    ...{ decentroTxnId: z.string(), status: z.literal('FAILURE'), responseCode: z.string() },
    ...{ message: z.string(), responseKey: z.string() },
  }),
  z.strictObject({ message: z.string() }),
]);

interface Wording {
  status: number;
  code: string;
  message: string;
  key: string;
}

const invalid = { status: 400, code: 'E00009' };

/** Codes and words of a miss and of missing consent are the vendor's [D]; E00008 is seen [C]; the rest is [I]. */
const outcomes: Partial<Record<OutcomeName, Wording>> = {
  invalid_input: { ...invalid, message: 'Invalid ID number or combination of inputs.', key: 'error_invalid_input' },
  not_found: {
    status: 200,
    code: 'E00026',
    message: 'No records found for the given ID.',
    key: 'error_no_records_found',
  },
  max_retries: { status: 429, code: 'E00009', message: 'Too many requests.', key: 'error_too_many_requests' },
  missing_consent: {
    ...invalid,
    message: 'User consent cannot be empty. Hint: consent (string)',
    key: 'error_consent',
  },
  multiple_records: { ...invalid, message: 'Multiple records found for the given ID.', key: 'error_multiple_records' },
  not_supported: { ...invalid, message: 'Not supported.', key: 'error_not_supported' },
  unavailable: { status: 500, code: 'E00000', message: 'Something went wrong.', key: 'error_internal' },
  too_many_records: { ...invalid, message: 'Too many records found.', key: 'error_too_many_records' },
  unauthorized: { status: 401, code: 'E00008', message: 'Authentication failed.', key: 'error_authentication' },
  expired_key: { status: 401, code: 'E00008', message: 'API key expired.', key: 'error_expired_key' },
};

/** Where the two steps of version 2 say it otherwise: a miss is a 400 there [I], missing consent has words of its own [D]. */
const flatOutcomes: Partial<Record<OutcomeName, Wording>> = {
  not_found: { ...outcomes.not_found!, status: 400 },
  missing_consent: {
    ...{ ...invalid, key: 'error_consent_false' },
    message: 'Consent should be True, otherwise the request cannot be processed',
  },
};

const types =
  'PAN, PAN-DETAILED, GSTIN, GSTIN-DETAILED, VOTERID, AADHAAR, DRIVING_LICENSE, RC, RC-DETAILED, CIN, DIN, FCRN, FLLPIN, LLPIN, FSSAI and UDYOG_AADHAAR';

/** What is said of a wrong field [D]. */
const fields: ReadonlyMap<string, { code?: string; message: string }> = new Map([
  ['reference_id', { message: 'Request reference id has to be a string.' }],
  ['consent', { message: 'User consent cannot be empty. Hint: consent (string)' }],
  ['consent_purpose', { message: 'Consent purpose cannot be empty. Hint: consent_purpose (string).' }],
  ['document_type', { code: 'E00016', message: `Invalid Identity Document. Valid document types are ${types}.` }],
]);

export function fail(refusal: Refusal, call: Call): Spoken {
  // Its gateway, Kong [D: Kong-Request-ID], says this of a path that it does not know [I].
  if (refusal.outcome === 'unknown_path')
    return { status: 404, body: { message: 'no Route matched with those values' } };
  const { style = 'flat' } = (call.phrase ?? {}) as Partial<DecentroPhrase>;
  const { status, code, message, key } = wordingOf(refusal, style);
  const outcome = status < 400 ? 'SUCCESS' : 'FAILURE';
  if (style === 'registry') {
    const error = { message, responseCode: code };
    return { status, body: { status: outcome, kycStatus: 'UNKNOWN', error, ...closing(call) } };
  }
  const decentroTxnId = transactionOf(call);
  return { status, body: { decentroTxnId, status: outcome, responseCode: code, message, responseKey: key } };
}

function wordingOf(refusal: Refusal, style: string): Wording {
  const { outcome, options, row } = refusal;
  const forced = options.http && row.http !== 401;
  const worded = forced ? undefined : (style === 'flat' && flatOutcomes[outcome]) || outcomes[outcome];
  const code = row.http < 500 ? 'E00009' : 'E00000';
  const key = `error_${reasonCode(row.http).toLowerCase()}`;
  const wording = worded ?? { status: row.http, code, message: `${plainWords(refusal)}.`, key };
  const [issue] = options.issues ?? [];
  if (!issue) return wording;
  if (style === 'flat' && issue.path[0] === 'consent') return flatOutcomes.missing_consent!;
  const named = fields.get(String(issue.path[0]));
  // What is wrong with the length of a purpose is told as it is.
  const own = issue.code === 'too_small' || issue.code === 'too_big' ? issue.message : undefined;
  return { ...wording, ...named, ...(own?.startsWith('Purpose') && { message: own }) };
}
