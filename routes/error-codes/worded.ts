import type { Dialect } from '../../app/dialect.ts';
import { sampleCall } from '../../app/openapi-examples.ts';
import { type OutcomeName, outcomeByCode, outcomeByHttp, Refusal } from '../../app/outcomes.ts';

/** A refusal as endpoints answer it. */
export interface Worded {
  /** What is written into the header; absent where it cannot be asked for. */
  fault: number | undefined;
  status: number;
  body: string;
  /** The endpoints that answer so; empty where all do. */
  endpoints: string[];
}

/** As an outcome and as an HTTP error, which some vendors word otherwise. */
export function worded(dialect: Dialect, name: OutcomeName): Worded[] {
  const [code, status] = [keyOf(outcomeByCode, name), keyOf(outcomeByHttp, name)];
  const outcome = code === undefined ? [] : spokenOf(dialect, new Refusal(name, { http: false }), code);
  if (code !== undefined && status === undefined) return outcome;
  return [...outcome, ...spokenOf(dialect, new Refusal(name, { http: true }), status)];
}

function keyOf(names: ReadonlyMap<number, OutcomeName>, name: OutcomeName): number | undefined {
  return [...names].find(([, one]) => one === name)?.[0];
}

/** What its endpoints say of it, each answer once. */
function spokenOf(dialect: Dialect, refusal: Refusal, fault: number | undefined): Worded[] {
  const answers = new Map<string, Worded>();
  for (const phrase of dialect.phrases) {
    const { status, body } = dialect.fail(refusal, sampleCall(dialect, phrase), undefined);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = answers.get(`${status} ${text}`) ?? { fault, status, body: text, endpoints: [] };
    answer.endpoints.push(`${phrase.method.toUpperCase()} ${phrase.path}`);
    answers.set(`${status} ${text}`, answer);
  }
  const all = [...answers.values()];
  return all.length === 1 ? [{ ...all[0]!, endpoints: [] }] : all;
}
