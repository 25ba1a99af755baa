import { badRequest, noSuchPath, type Problem, problem } from './problems.ts';

// Documented [D] where nothing else is said.
const duplicateId = problem(
  409,
  'validation_error',
  'verification_id_already_exists',
  'verification id already exists',
);
const noBalance = problem(
  422,
  'validation_error',
  'insufficient_balance',
  'Insufficient balance to process this request',
);
const failed = problem(500, 'internal_error', 'verification_failed', 'something went wrong');
const attemptFailed = problem(502, 'internal_error', 'verification_failed', 'verification attempt failed');

/** The second way in which operations say that their source is down. */
export const sourceDown = problem(
  502,
  'internal_error',
  'verification_failed',
  'Authorised source is temporarily unavailable, please try again shortly',
);
/** The second way in which operations say that they failed. */
export const cannotValidate = problem(
  500,
  'internal_error',
  'verification_failed',
  'Unable to validate, please retry later',
  (refId) => ({ error: { refId } }),
);

/** What one operation says of each trouble. */
export interface Refusals {
  /** 102 where no field is to blame. */
  invalid: Problem;
  /** 103 */
  miss: Problem;
  /** Code and message by field and kind, such as `pan_value_invalid`, where they are not the usual ones. */
  wrong: Readonly<Record<string, readonly [code: string, message: string]>>;
  duplicate: Problem;
  noBalance: Problem;
  failed: Problem;
  down: Problem;
  /** 106 */
  several: Problem;
  /** 109 */
  tooMany: Problem;
  timedOut: Problem;
}

/** What most operations say. */
export const usual: Refusals = {
  invalid: badRequest,
  miss: noSuchPath,
  wrong: {},
  duplicate: duplicateId,
  noBalance,
  failed,
  down: attemptFailed,
  // No operation finds more than one record: the code is the vendor's, the messages tell the two apart [I].
  several: problem(422, 'validation_error', 'verification_failed', 'multiple records found'),
  tooMany: problem(422, 'validation_error', 'verification_failed', 'too many records found'),
  // A gateway's, of which nothing is documented [I].
  timedOut: problem(504, 'internal_error', 'api_error', 'something went wrong, please try after some time'),
};
