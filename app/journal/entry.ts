/** One call as the journal keeps it; secrets are out of it before it is made. */
export interface Entry {
  /** Rises with every call. */
  id: number;
  /** Epoch milliseconds at which the call came. */
  time: number;
  requestId: string;
  method: string;
  /** The path with its query. */
  path: string;
  /** The key's name. */
  key?: string | undefined;
  session?: string | undefined;
  service?: string | undefined;
  dialect?: string | undefined;
  subject?: string | undefined;
  /** Names and values in turn, as they came. */
  headers: readonly string[];
  body: string;
  /** HTTP status; nought where the connection was cut without an answer. */
  status: number;
  answerHeaders: Readonly<Record<string, string>>;
  answer: string;
  /** The internal code. */
  code: number;
  /** What decided it. */
  by: string;
  /** The faults that acted, and the rule that they came from. */
  fault?: string | undefined;
  rule?: string | undefined;
  /** Milliseconds: of delay that was forced, and in all. */
  delayed: number;
  ms: number;
}
