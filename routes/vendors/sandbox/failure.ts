import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords, wordedBy } from '../shared/reason.ts';
import { Envelope, envelope } from './envelope.ts';
import { type SandboxPhrase, type Told, toldBy } from './phrase.ts';

interface Said {
  code: number;
  message: string;
}

/** Statuses and messages of the documents [D], though not all of the messages stand in an answer there. */
const documented: Partial<Record<OutcomeName, Said>> = {
  missing_consent: { code: 422, message: 'invalid parameter: Consent is required.' },
  expired_key: { code: 403, message: 'Access token has expired' },
  no_credits: { code: 403, message: 'Insufficient credits' },
  forbidden: { code: 403, message: 'Insufficient privilege' },
  blocked_address: { code: 403, message: 'Access denied' },
  unknown_path: { code: 404, message: 'Not Found' },
  max_retries: { code: 429, message: 'Too Many Requests' },
  internal_server_error: { code: 500, message: 'Internal Server Error' },
  unavailable: { code: 503, message: 'Source Unavailable' },
  source_unavailable: { code: 503, message: 'Source Unavailable' },
  timed_out: { code: 504, message: 'Gateway Timeout' },
};

/** What is said of a field that is no good [D]. */
const fieldMessages: Record<string, string> = {
  pan: 'Invalid PAN pattern',
  aadhaar_number: 'Invalid Aadhaar number pattern',
  ifsc: 'Invalid IFSC pattern',
  account_number: 'Please provide a valid bank account',
  gstin: 'Invalid GSTIN pattern',
  otp: 'OTP missing in request',
  reference_id: 'Invalid Reference Id',
  consent: 'invalid parameter: Consent is required.',
  reason: 'Reason cannot be empty',
};

/** Words any refusal: as a documented value or the phrase has it, else as all do. */
export function fail(refusal: Refusal, call: Call): Spoken {
  const phrase = call.phrase as SandboxPhrase | undefined;
  const told = toldBy(refusal) ?? phrase?.refuse?.(refusal, call) ?? said(refusal, call);
  if ('code' in told && phrase?.bare && told.code === 404) return { status: 404, body: JSON.stringify(told.message) };
  return spoken(told, call);
}

function spoken(told: Told, call: Call): Spoken {
  if ('data' in told) return { status: 200, body: envelope(told.data, call) };
  const { code, message } = told;
  return { status: code, body: { code, message, timestamp: Math.round(call.startedAt), transaction_id: call.id } };
}

function said(refusal: Refusal, call: Call): Said {
  const { outcome, options, row } = refusal;
  // Of a key 401, of a token 403 [D]; the message of a token is that of a value for tests.
  if (outcome === 'unauthorized') {
    return call.phrase ? { code: 403, message: 'Not a valid token' } : { code: 401, message: 'Unauthorized' };
  }
  if (outcome === 'invalid_input') return options.by === 'validation' ? wrongRequest(options.issues, call) : refused;
  // A 500 that was asked for is the server's own, 108 the source's.
  return documented[wordedBy(refusal)] ?? { code: row.http, message: plainWords(refusal) };
}

/** An outcome that was asked for [I]. */
const refused: Said = { code: 422, message: 'Invalid request' };

/** Fields that are told of with 422 where they are missing, too [D]. */
const softly: ReadonlySet<string> = new Set(['otp', 'reference_id', 'consent', 'reason']);

/**
 * What is not as the contract has it is 400, what has a wrong value 422 [D]. The message of the first, and that a
 * field without a message of its own is told by its name, is [I].
 */
function wrongRequest(issues: Refusal['options']['issues'] = [], { heard }: Call): Said {
  const sent = heard?.json as Record<string, unknown> | undefined;
  const fields = issues.map(({ path }) => path[0]);
  const broken = fields.some(
    (one) => one === undefined || (sent?.[String(one)] === undefined && !softly.has(String(one))),
  );
  const field = String(fields[0]);
  if (fields.length === 0 || broken) return { code: 400, message: 'Invalid request body' };
  return { code: 422, message: fieldMessages[field] ?? `Invalid ${field}` };
}

export const failed = z.union([
  Envelope.extend({ message: z.string().openapi({ example: 'Invalid PAN pattern' }) }),
  Envelope.extend({ data: z.object({}).loose() }),
  z.string().openapi({ example: 'Not Found', description: 'A branch that is not there' }),
]);
