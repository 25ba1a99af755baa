import type { AppContext } from '../call.ts';
import type { Hold } from '../hold.ts';
import type { Observer } from '../journey.ts';
import type { Awaitable } from '../store/store.ts';

/** Counts what happens, where the operator wants it counted. */
export interface Metrics {
  /** Counts a call that is answered. */
  observe: Observer;
  /** Counts a call for as long as it goes on: a middleware. */
  inFlight<T>(c: AppContext, next: () => Awaitable<T>): Awaitable<T>;
  /** Counts a fault that acts, by its kind. */
  fired(kind: string): void;
  /** Where it reads how many calls are held. */
  watch(hold: Hold): void;
  /** All series as text, in Prometheus's own format or as OpenMetrics. */
  expose(format: MetricsFormat): Promise<Exposed>;
}

export type MetricsFormat = 'text/plain' | 'application/openmetrics-text';

export interface Exposed {
  /** The whole media type. */
  type: string;
  text: string;
}
