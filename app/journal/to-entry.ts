import type { Call } from '../call.ts';
import type { Unnumbered } from '../store/store.ts';
import { type Redact, redacted } from './redact.ts';

/** Nothing of the request itself: it would be kept alive with its connection, and moved about at every collection. */
export interface Gathered {
  url: string;
  headers: readonly string[];
  call: Call;
  milliseconds: number;
}

/** A call as the journal keeps it, without secrets. */
export function toEntry({ url, headers, call, milliseconds }: Gathered, redact: Redact): Unnumbered {
  const { answered, service, heard } = call;
  return {
    time: call.startedAt,
    requestId: call.id,
    method: call.method,
    path: redact.path(url.slice(url.indexOf('/', 'https://'.length))),
    key: call.key,
    session: call.session || undefined,
    service: service?.name,
    dialect: call.dialect?.name,
    subject: call.subject && redact.scrub(call.subject.id),
    headers: redact.headers(headers),
    body: heard ? redact.body(heard.text) : '',
    status: answered?.status ?? 0,
    answerHeaders: answered ? redact.record(answered.headers) : {},
    answer: answered ? redact.body(withoutSecret(answered.body, call)) : '',
    code: call.outcome,
    by: call.by,
    fault: call.fault,
    rule: call.rule,
    delayed: call.delayed,
    ms: milliseconds,
  };
}

/** A vendor may call a token by any name. */
function withoutSecret(body: string, { secret }: Call): string {
  return secret === undefined ? body : body.replaceAll(secret, redacted);
}
