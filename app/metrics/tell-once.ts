import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../log.ts';

/** Tells once that spans cannot be sent, and once that they can again: every batch fails while a collector is down. */
export function tellOnce(exporter: SpanExporter, log: Pick<Log, 'info' | 'error'>): SpanExporter {
  let failing = false;
  function tell(error: Error | undefined): void {
    if (failing === (error !== undefined)) return;
    failing = error !== undefined;
    if (error) log.error('traces cannot be sent, calls are answered all the same', brief(error));
    else log.info('traces are sent again');
  }
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        tell(result.code === 0 ? undefined : (result.error ?? new Error('no reason was given')));
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

/** Without what the collector answered, which can be a whole page. */
function brief(error: Error & { code?: unknown }): Error {
  const { message, code } = error;
  return new Error([code, message].filter(Boolean).join(' ').slice(0, 200));
}
