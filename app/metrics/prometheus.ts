import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Hold } from '../hold.ts';
import type { Journal } from '../journal/journal.ts';
import type { Store } from '../store/store.ts';
import { createInFlight } from './in-flight.ts';
import type { Exposed, Metrics, MetricsFormat } from './metrics.ts';

/** In seconds, from half a millisecond to the longest delay that is usual. */
const buckets = [
  ...[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5],
  ...[1, 2.5, 5, 10, 30, 60, 120, 300],
];

/** In place of a service that the call did not meet. */
const none = 'none';

interface Watched {
  store: Pick<Store, 'roundTrips'>;
  journal: Pick<Journal, 'size'> | undefined;
}

/** Metrics for Prometheus; labels hold only what is declared, so that nothing a caller sends makes a series. */
export function prometheus({ store, journal }: Watched): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const series = seriesIn(registry);
  const inFlight = createInFlight();
  let hold: Pick<Hold, 'held' | 'overflowed'> | undefined;
  let before: Promise<unknown> = Promise.resolve();

  /** What is known all along is read when somebody asks. */
  async function look(): Promise<void> {
    series.inFlight.set(inFlight.count());
    series.held.set(hold?.held() ?? 0);
    stand(series.overflowed, hold?.overflowed() ?? 0);
    stand(series.roundTrips, store.roundTrips());
    try {
      const { entries, bytes } = (await journal?.size()) ?? { entries: 0, bytes: 0 };
      series.entries.set(entries);
      series.bytes.set(bytes);
    } catch {
      // The store is out of reach: no sample is truer than a wrong one.
      series.entries.remove();
      series.bytes.remove();
    }
  }
  return {
    observe(call, status, milliseconds) {
      // Pages beside the dialects are nobody's calls.
      if (call.dialect === undefined) return;
      const labels = { service: call.service?.name ?? none, dialect: call.dialect.name };
      series.requests.inc({ ...labels, outcome: call.outcome || none, status });
      series.duration.observe(labels, milliseconds / 1000);
    },
    inFlight: inFlight.enter,
    fired(kind) {
      // It asks for nothing to happen.
      if (kind !== 'none') series.faults.inc({ kind });
    },
    watch(held) {
      hold = held;
    },
    expose(format) {
      // One after the other, since a registry has one format at a time.
      const exposed = before.then(look).then(() => write(registry, format));
      before = exposed.catch(() => {});
      return exposed;
    },
  };
}

function seriesIn(registry: Registry) {
  const about = (name: string, help: string) => ({ name: `namuna_${name}`, help, registers: [registry] });
  const called = ['service', 'dialect'];
  return {
    requests: new Counter({
      ...about('requests_total', 'Calls that were answered, by internal code and HTTP status; 0 is a connection cut.'),
      labelNames: [...called, 'outcome', 'status'],
    }),
    duration: new Histogram({
      ...about('request_duration_seconds', 'Time to the head of the answer, with the delays that faults forced.'),
      labelNames: called,
      buckets,
    }),
    inFlight: new Gauge(about('requests_in_flight', 'Calls whose answer has not left yet.')),
    held: new Gauge(about('requests_held', 'Calls that faults keep waiting.')),
    faults: new Counter({ ...about('faults_total', 'Faults that acted, by kind.'), labelNames: ['kind'] }),
    overflowed: new Counter(about('held_overflow_total', 'Calls refused because as many as may be were held.')),
    entries: new Gauge(about('journal_entries', 'Calls in the journal.')),
    bytes: new Gauge(about('journal_bytes', 'Bytes of the calls in the journal, about.')),
    roundTrips: new Counter(about('store_round_trips_total', 'Commands that the store across the network was asked.')),
  };
}

/** Lets a counter stand at what is counted elsewhere. */
function stand(counter: Counter, at: number): void {
  counter.reset();
  counter.inc(at);
}

async function write(registry: Registry, format: MetricsFormat): Promise<Exposed> {
  const open = format === 'application/openmetrics-text';
  const type = open ? Registry.OPENMETRICS_CONTENT_TYPE : Registry.PROMETHEUS_CONTENT_TYPE;
  // The types of the package allow only the one format that they were made with.
  (registry as Registry<typeof type>).setContentType(type);
  // For OpenMetrics the package cuts `_total` off its counters, and leaves it off.
  const named = registry.getMetricsAsArray().map((metric) => ({ metric, name: metric.name }));
  const text = await registry.metrics();
  for (const { metric, name } of named) Object.assign(metric, { name });
  return { type, text };
}
