import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import type { OutcomeName, Refusal } from '../../../app/outcomes.ts';
import { plainWords } from '../shared/reason.ts';
import type { Operation } from './phrase.ts';
import * as problems from './problems.ts';
import { type Refusals, usual } from './refusals.ts';
import { wrongField } from './wrong-field.ts';

const { problem } = problems;

type Say = (refusals: Refusals, refusal: Refusal) => problems.Problem;

const always = (said: problems.Problem) => () => said;
/** Statuses that the vendor documents for nothing, in its words for a failure [I]. */
const asIs: Say = (_refusals, refusal) => {
  const { http } = refusal.row;
  return problem(http, http < 500 ? 'validation_error' : 'internal_error', 'api_error', plainWords(refusal));
};
const withMessage: Say = (_refusals, { options }) =>
  options.message === undefined ? problems.badRequest : problems.wrong('invalid_request', options.message);

const said: Record<OutcomeName, Say> = {
  valid: asIs,
  invalid_input: ({ invalid, miss }, { options }) => {
    // Another date of birth than the holder's: there is no such record.
    if (options.by === 'world') return miss;
    return options.by === 'validation' ? problems.badRequest : invalid;
  },
  not_found: ({ miss }, { options }) => (options.http ? problems.noSuchPath : miss),
  max_retries: always(problems.tooManyRequests),
  missing_consent: always(problems.noConsent),
  // A 409 is about an id that was sent before: clients take it for a request made twice.
  multiple_records: ({ duplicate, several }, { options }) => (options.http ? duplicate : several),
  not_supported: (refusals, refusal) => (refusal.options.http ? asIs(refusals, refusal) : problems.notEnabled),
  unavailable: ({ failed, down }, { options }) => (options.http ? failed : down),
  // A lack of balance is the one 422 that every operation documents.
  too_many_records: ({ noBalance, tooMany }, { options }) => (options.http ? noBalance : tooMany),
  invalid_fault: withMessage,
  bad_request: withMessage,
  unauthorized: (_refusals, { options }) =>
    options.missing === undefined ? problems.badCredentials : problems.noHeader(options.missing),
  expired_key: always(problems.badCredentials),
  no_credits: ({ noBalance }) => noBalance,
  forbidden: always(problems.badAddress),
  blocked_address: always(problems.badAddress),
  unknown_path: always(problems.noSuchPath),
  method_not_allowed: asIs,
  request_timeout: asIs,
  body_too_large: asIs,
  unsupported_media_type: asIs,
  headers_too_large: asIs,
  client_left: asIs,
  internal_server_error: always(problems.apiError),
  bad_gateway: ({ down }) => down,
  source_unavailable: (_refusals, { row }) =>
    problem(
      row.http,
      'internal_error',
      'verification_failed',
      'Authorised source is temporarily unavailable, please try again shortly',
    ),
  timed_out: ({ timedOut }) => timedOut,
};

/** A refusal in the words of the operation that it happened in. */
export function fail(refusal: Refusal, call: Call): Spoken {
  const { refusals } = (call.phrase as Operation | undefined) ?? { refusals: usual };
  const issue = refusal.options.issues?.[0];
  const found = issue ? wrongField(issue, refusals.wrong, call) : said[refusal.outcome](refusals, refusal);
  return found(call);
}
