import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords } from '../shared/reason.ts';
import { unreadable } from '../shared/unreadable.ts';
import type { SurepassPhrase } from './phrase.ts';

export const failed = z.object({
  data: z.null(),
  error: z.null().optional().openapi({ description: 'Beside a token that is not taken' }),
  message: z.string(),
  status_code: z.int(),
  success: z.literal(false),
  message_code: z.union([z.string(), z.null()]),
});

interface Wording {
  status: number;
  message: string;
  code: string | null;
}

/** What is wrong with what was asked is a 422 [D]; the code of a miss is seen [C], the rest is [I]. */
const outcomes: Partial<Record<OutcomeName, Wording>> = {
  not_found: { status: 422, message: 'Verification Failed.', code: 'verification_failed' },
  max_retries: { status: 429, message: 'Too Many Requests', code: 'too_many_requests' },
  missing_consent: { status: 422, message: 'User consent is required.', code: null },
  multiple_records: { status: 422, message: 'Multiple records found.', code: 'verification_failed' },
  not_supported: { status: 422, message: 'Not supported.', code: 'verification_failed' },
  too_many_records: { status: 422, message: 'Too many records found.', code: 'verification_failed' },
};

/** The list of errors [D]; a status that it lacks is called as in HTTP [I]. */
const statuses: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [402, 'Insufficient credits'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [413, 'Request Entity Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

/** A real capture shows HTML where nothing stands; the words are those of its web server, Werkzeug [I]. */
const page = `<!doctype html>
<html lang=en>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>
`;

export function fail(refusal: Refusal, call: Call): Spoken {
  if (refusal.outcome === 'unknown_path') {
    return { status: 404, body: page, headers: { 'Content-Type': 'text/html; charset=utf-8' } };
  }
  if (refusal.row.http === 401) return unauthorized(refusal);
  const { status, message, code } = wordingOf(refusal, call);
  return { status, body: { data: null, status_code: status, success: false, message, message_code: code } };
}

/** As captured for a token out of its scope; what an old one meets is [I]. */
function unauthorized({ outcome }: Refusal): Spoken {
  const expired = outcome === 'expired_key';
  const message = expired ? 'Token has expired' : 'Your access token is not valid for this API/Scope.';
  const message_code = expired ? 'token_expired' : 'invalid_token';
  return { status: 401, body: { data: null, error: null, message, status_code: 401, success: false, message_code } };
}

function wordingOf(refusal: Refusal, call: Call): Wording {
  const { outcome, options, row } = refusal;
  const { noun = 'input' } = (call.phrase ?? {}) as Partial<SurepassPhrase>;
  // What cannot be read is not told to be a wrong number [I].
  if (unreadable(refusal)) return { status: 400, message: statuses.get(400)!, code: null };
  if (outcome === 'invalid_input') return { status: 422, message: `Invalid ${noun}`, code: null };
  const wording = options.http ? undefined : outcomes[outcome];
  return wording ?? { status: row.http, message: statuses.get(row.http) ?? plainWords(refusal), code: null };
}
