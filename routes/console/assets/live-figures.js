// What the charts are drawn from, counted here and by the server alike: calls by the minute, in a shape that is JSON.

/** How many minutes are kept. */
export const minutesKept = 30;

const [least, growth] = [0.01, 1.07];

/** Adds a call to the minutes, by their number since the epoch; `time` and `ms` are in milliseconds. */
export function addCall(minutes, { time, code, service = 'no service', ms, fault }) {
  const number = Math.floor(time / 60_000);
  minutes[number] ??= { codes: {}, faults: {}, services: {} };
  const { codes, faults, services } = minutes[number];
  codes[code] = (codes[code] ?? 0) + 1;
  for (const family of familiesIn(fault)) faults[family] = (faults[family] ?? 0) + 1;
  services[service] ??= {};
  const bucket = bucketOf(ms);
  services[service][bucket] = (services[service][bucket] ?? 0) + 1;
}

/** Forgets what is older than the minutes that are kept. */
export function forgetBefore(minutes, now) {
  const oldest = Math.floor(now / 60_000) - minutesKept;
  for (const number of Object.keys(minutes)) if (Number(number) <= oldest) delete minutes[number];
}

export const families = { outcome: 'outcomes', http: 'HTTP errors', slow: 'slowness', broken: 'broken answers' };
const slow = ['delay', 'drip', 'bandwidth', 'timeout'];

/** @example familiesIn('delay;ms=800, 503') // ['slow', 'http'] */
export function familiesIn(fault) {
  if (fault === undefined) return [];
  const names = fault.split(',').map((one) => one.split(';')[0].trim());
  return names.filter((name) => name !== 'none' && name !== '').map(familyOf);
}

function familyOf(name) {
  if (/^1\d\d$/.test(name)) return 'outcome';
  if (/^\d/.test(name)) return 'http';
  return slow.includes(name) ? 'slow' : 'broken';
}

/** Times are counted by steps of seven in a hundred, so that any number of them takes the same room. */
function bucketOf(ms) {
  return Math.max(0, Math.round(Math.log(Math.max(ms, least) / least) / Math.log(growth)));
}

/** The time that this share of calls is not above, in milliseconds, about. */
function percentile(buckets, count, share) {
  let left = Math.ceil(count * share);
  for (const [bucket, calls] of buckets) {
    left -= calls;
    if (left <= 0) return least * growth ** bucket;
  }
  return 0;
}

/** Minutes that had any, oldest first, with how many of each there were. */
export function countsOf(minutes, what) {
  const numbers = Object.keys(minutes).sort((a, b) => a - b);
  const keys = [...new Set(numbers.flatMap((number) => Object.keys(minutes[number][what])))].sort();
  const rows = numbers.map((number) => ({
    time: number * 60_000,
    counts: keys.map((key) => minutes[number][what][key] ?? 0),
  }));
  return { keys, rows: rows.filter(({ counts }) => counts.some((count) => count > 0)) };
}

/** Of each service, the one with the most calls first, how many there were and the times that 50, 95 and 99 in a hundred kept. */
export function latenciesOf(minutes) {
  const all = new Map();
  for (const { services } of Object.values(minutes)) {
    for (const [service, buckets] of Object.entries(services)) {
      const sum = all.get(service) ?? new Map();
      for (const [bucket, calls] of Object.entries(buckets)) sum.set(bucket, (sum.get(bucket) ?? 0) + calls);
      all.set(service, sum);
    }
  }
  return [...all].map(([service, sum]) => latencyOf(service, sum)).sort((a, b) => b.calls - a.calls);
}

function latencyOf(service, sum) {
  const buckets = [...sum].sort(([a], [b]) => a - b);
  const calls = buckets.reduce((total, [, count]) => total + count, 0);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(buckets, calls, share));
  return { service, calls, p50, p95, p99 };
}
