/** One way that a call can end: the internal code, the HTTP status of the native dialect, and what is said of it. */
export interface Outcome {
  code: number;
  http: number;
  message: string;
}

/** Every way a call can end, in the order of the documents; nothing leaves the house that is not a row here. */
export const outcomes = {
  valid: { code: 101, http: 200, message: 'Valid authentication' },
  invalid_input: { code: 102, http: 400, message: 'Invalid ID number or combination of inputs' },
  not_found: { code: 103, http: 404, message: 'No records found' },
  max_retries: { code: 104, http: 429, message: 'Max retries exceeded' },
  missing_consent: { code: 105, http: 403, message: 'Missing consent' },
  multiple_records: { code: 106, http: 409, message: 'Multiple records exist' },
  not_supported: { code: 107, http: 501, message: 'Not supported' },
  unavailable: { code: 108, http: 500, message: 'Internal resource unavailable' },
  too_many_records: { code: 109, http: 422, message: 'Too many records found' },

  invalid_fault: { code: 102, http: 400, message: 'Invalid fault' },
  bad_request: { code: 102, http: 400, message: 'Bad request' },
  unauthorized: { code: 102, http: 401, message: 'Invalid API key' },
  expired_key: { code: 102, http: 401, message: 'API key expired' },
  no_credits: { code: 104, http: 402, message: 'Insufficient credits' },
  forbidden: { code: 102, http: 403, message: 'Access denied' },
  blocked_address: { code: 102, http: 403, message: 'IP address not allowed' },
  unknown_path: { code: 107, http: 404, message: 'No such path' },
  method_not_allowed: { code: 107, http: 405, message: 'Method not allowed' },
  request_timeout: { code: 108, http: 408, message: 'Request timed out' },
  body_too_large: { code: 102, http: 413, message: 'Request body too large' },
  unsupported_media_type: { code: 102, http: 415, message: 'Unsupported media type' },
  headers_too_large: { code: 102, http: 431, message: 'Request headers too large' },
  client_left: { code: 108, http: 499, message: 'Client closed the connection' },
  internal_server_error: {
    code: 108,
    http: 500,
    message: 'An unexpected error occurred. Please try again later.',
  },
  bad_gateway: { code: 108, http: 502, message: 'Bad gateway' },
  source_unavailable: { code: 108, http: 503, message: 'Source unavailable' },
  timed_out: { code: 108, http: 504, message: 'Source timed out' },
} as const satisfies Record<string, Outcome>;

export type OutcomeName = keyof typeof outcomes;

/** The outcomes that a caller can ask for by their code, 101 to 109. */
export const outcomeByCode: ReadonlyMap<number, OutcomeName> = new Map(
  (Object.keys(outcomes) as OutcomeName[]).slice(0, 9).map((name) => [outcomes[name].code, name]),
);

/** The HTTP errors that a caller can ask for by their status, and the row that each one is. */
export const outcomeByHttp: ReadonlyMap<number, OutcomeName> = new Map<number, OutcomeName>([
  [400, 'bad_request'],
  [401, 'unauthorized'],
  [402, 'no_credits'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'method_not_allowed'],
  [408, 'request_timeout'],
  [409, 'multiple_records'],
  [413, 'body_too_large'],
  [415, 'unsupported_media_type'],
  [422, 'too_many_records'],
  [429, 'max_retries'],
  [500, 'unavailable'],
  [501, 'not_supported'],
  [502, 'bad_gateway'],
  [503, 'source_unavailable'],
  [504, 'timed_out'],
]);

/** What development tells besides the table's message: the problem, and the fields it was found in. */
export interface Detail {
  problem: string;
  fields?: { field: string; problem: string; example?: unknown }[];
  [more: string]: unknown;
}

export interface RefusalOptions {
  /** Told in development only, and made only there. */
  detail?: Detail | (() => Detail);
  /** What was wrong with which field, for a vendor that words it. */
  issues?: readonly { path: PropertyKey[]; code: string; message: string; input?: unknown }[];
  /** Takes the place of the table's message in both environments; for our own language, where nothing is secret. */
  message?: string;
  /** Response headers, such as `Retry-After`. */
  headers?: Record<string, string>;
  /** What decided it, as `X-Mock-Outcome` says it: `auth`, `validation`, `header`, `magic` ... */
  by?: string;
  /** More members of a problem document, such as how many there were. */
  members?: Record<string, unknown>;
  /** Set when an HTTP error was asked for, which a vendor words otherwise than an outcome of the same code. */
  http?: boolean;
  /** The header that should have carried the key, for a vendor that names it. */
  missing?: string | undefined;
  cause?: unknown;
}

/**
 * The one error class: an answer that is not a success.
 * @example throw new Refusal('not_found')
 */
export class Refusal implements Error {
  readonly name = 'Refusal';
  readonly message: string;
  readonly cause: unknown;

  constructor(
    readonly outcome: OutcomeName,
    readonly options: RefusalOptions = {},
  ) {
    this.message = options.message ?? outcomes[outcome].message;
    this.cause = options.cause;
  }

  get row(): Outcome {
    return outcomes[this.outcome];
  }

  /** The symbolic code of the native envelope, such as `NOT_FOUND`. */
  get code(): string {
    return this.outcome.toUpperCase();
  }
}

// An error to everybody who asks, Hono among them, but never through Error's constructor: a refusal is an ordinary
// answer, nobody reads its stack, and taking one costs more than the rest of the call.
Object.setPrototypeOf(Refusal.prototype, Error.prototype);
