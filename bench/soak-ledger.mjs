/** How much of an answer that was not expected is kept, and of how many. */
const shownBytes = 300;
const mostExamples = 10;

/** What is wrong with an answer, in words; undefined where it is as expected. */
export function difference(expected, { status, headers, error, text }) {
  if (error !== expected.error) return `the connection: ${error ?? 'whole'}, expected ${expected.error ?? 'whole'}`;
  if (expected.status !== undefined && ![expected.status].flat().includes(status))
    return `status ${status}, expected ${expected.status}`;
  const outcome = headers['x-mock-outcome'];
  if (expected.outcome !== undefined && outcome !== expected.outcome && !outcome?.startsWith(`${expected.outcome};`))
    return `outcome ${outcome}, expected ${expected.outcome}`;
  return expected.body?.(text);
}

/** A request and its answer, cut short. */
function shown({ method = 'POST', path, headers, body = '' }, { text }) {
  const asked = `${method} ${path} ${headers?.['X-Mock-Fault'] ?? ''} ${body}`;
  return `Asked: ${asked.slice(0, shownBytes)}. Answered: ${text.slice(0, shownBytes)}`;
}

/** How many calls there were, and what half and all but one of a hundred of them took at most. */
function summary(times) {
  const sorted = Float64Array.from(times).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { calls: sorted.length, p50: at(0.5), p99: at(0.99) };
}

/** Counts calls by errand, keeps what was not expected, and the times of those calls whose times count. */
export function createLedger() {
  const errands = new Map();
  const windows = [];
  const unasked = { count: 0, examples: [] };
  let times = [];

  function of(name) {
    const known = errands.get(name) ?? { calls: 0, unasked: 0, slowest: 0 };
    errands.set(name, known);
    return known;
  }
  function wrong(name, what) {
    of(name).unasked++;
    unasked.count++;
    if (unasked.examples.length < mostExamples) unasked.examples.push(`${name}: ${what}`);
  }
  return {
    ...{ errands, windows, unasked, wrong },
    calls: () => [...errands.values()].reduce((sum, { calls }) => sum + calls, 0),
    note({ name, timed }, request, expected, answer) {
      const errand = of(name);
      errand.calls++;
      errand.slowest = Math.max(errand.slowest, answer.ms);
      if (timed) times.push(answer.ms);
      const what = difference(expected, answer);
      if (what !== undefined) wrong(name, `${what}. ${shown(request, answer)}`);
    },
    /** Ends a window of time. */
    closeWindow() {
      if (times.length > 0) windows.push(summary(times));
      times = [];
    },
  };
}
