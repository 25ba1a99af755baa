// The words of a call, which the server and the script say alike.

/** Texts of a row; `names` has the titles of vendors, and each outcome's text and kind. */
export function wordsOf(call, { vendors, outcomes }) {
  const { code, method, path, response, service, subject = '', session = '', fault, by } = call;
  const outcome = outcomes[code] ?? { text: String(code), kind: 'bad' };
  return {
    what: service ?? `${method} ${path.slice(0, 80)}`,
    subject: subject.slice(0, 80),
    vendor: [vendors[call.dialect] ?? call.dialect, session && `session ${session}`].filter(Boolean).join(', '),
    outcome: outcome.text,
    kind: outcome.kind,
    status: response.status === 0 ? 'connection cut' : `HTTP ${response.status}`,
    fault: forced(fault, by),
    took: took(call.ms),
  };
}

/** @example took(12.3) // '12 ms' */
export function took(ms) {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 0.1) return '< 0.1 ms';
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}

/** What was asked for besides the answer; where it is the answer itself, what asked for it. */
function forced(fault, by) {
  if (fault === undefined) return '';
  return /^\d+$/.test(fault) ? `by ${by}` : fault.slice(0, 60);
}
