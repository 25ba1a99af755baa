import { median, theilSen } from './soak-fit.mjs';

/** What a run may do; a short one is told what it grew by, and judged by what no noise explains. */
const allowed = {
  long: { mbInTenMinutes: 1, p99Factor: 1.5 },
  short: { mb: 20, p99Factor: 3 },
  ...{ heapMb: 5, p99Ms: 1 },
};
/** The share of a run in which V8's heap finds its size again, after everything was looked at. */
const warmUp = 0.2;
const longMinutes = 10;

/** Each check: what, what was measured, what is allowed, and whether it holds. */
export function judge({ ledger, log, samples, before, after, series, seconds }) {
  const { count } = ledger.unasked;
  const long = seconds / 60 >= longMinutes;
  return [
    zero('answers that nobody asked for', count),
    zero('lines of the log that tell of an error', log.wrong),
    growth(samples, long),
    heap(before, after),
    steady(ledger.windows, long),
    same('what keeps the process busy', before.busy.resources, after.busy.resources),
    fewer('objects that are held', before.busy.objects, after.busy.objects),
    same('open files', before.files, after.files),
    zero('calls in flight at the end', series.get('namuna_requests_in_flight')),
    zero('calls held at the end', series.get('namuna_requests_held')),
  ];
}

function zero(what, count) {
  return { what, measured: String(count), allowed: '0', holds: count === 0 };
}

/** By minutes, memory, and how much of it V8 has compiled, in MB. */
function growth(samples, long) {
  const later = samples.slice(Math.floor(samples.length * warmUp)).filter(([, , code]) => !Number.isNaN(code));
  const slopeOf = (column) => theilSen(later.map((sample) => [sample[0], sample[column]])) * longMinutes;
  const [slope, compiled] = [slopeOf(1), slopeOf(2)];
  const [first, last] = [later[0], later.at(-1)].map(([, mb]) => mb.toFixed(1));
  const measured = `${first} to ${last} MB, fit in ten minutes ${slope.toFixed(2)}, of which compiled ${compiled.toFixed(2)}`;
  const grown = (slope / longMinutes) * (later.at(-1)[0] - later[0][0]);
  const [mb, most, within] = long
    ? [slope, allowed.long.mbInTenMinutes, 'in ten minutes']
    : [grown, allowed.short.mb, 'in so short a run'];
  return { what: 'RSS', measured, allowed: `${most} ${within}`, holds: mb < most };
}

function heap(before, after) {
  const mb = (bytes) => (bytes / 1_048_576).toFixed(1);
  const told = (of) => `${mb(of(before.busy))} to ${mb(of(after.busy))} MB`;
  const kept = ({ heap, compiled }) => heap - compiled;
  const measured = `${told((busy) => busy.heap)}, of which compiled ${told((busy) => busy.compiled)}, the rest ${told(kept)}`;
  const holds = mb(kept(after.busy) - kept(before.busy)) < allowed.heapMb;
  const what = 'heap without garbage, all reset, without what V8 compiled';
  return { what, measured, allowed: `${allowed.heapMb} more`, holds };
}

/** The last third beside the first one after the warm-up, by the median of their windows. */
function steady(windows, long) {
  const later = windows.slice(Math.floor(windows.length * warmUp));
  const third = Math.floor(later.length / 3);
  const [first, last] = [later.slice(0, third), later.slice(-third)].map((part) => median(part.map(({ p99 }) => p99)));
  const factor = (long ? allowed.long : allowed.short).p99Factor;
  const measured = `${first.toFixed(2)} to ${last.toFixed(2)} ms, ×${(last / first).toFixed(2)}`;
  const holds = last <= Math.max(first * factor, first + allowed.p99Ms);
  return { what: 'p99, first and last third', measured, allowed: `×${factor}, or ${allowed.p99Ms} ms more`, holds };
}

const told = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function same(what, before, after) {
  const [one, other] = [told(before), told(after)];
  return { what, measured: one === other ? one : `${one} to ${other}`, allowed: 'the same', holds: one === other };
}

function fewer(what, before, after) {
  const more = Object.keys(after).filter((name) => after[name] > before[name]);
  const measured = Object.keys(after)
    .map((name) => `${name} ${before[name]} to ${after[name]}`)
    .join(', ');
  return { what, measured, allowed: 'no more', holds: more.length === 0 };
}
