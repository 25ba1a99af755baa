import { DiagLogLevel, diag, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Observer } from '../journey.ts';
import type { Log } from '../log.ts';
import { attributesOf, nameOf, parentOf, writtenOf } from './span.ts';
import { tellOnce } from './tell-once.ts';

/** Traces for OpenTelemetry, one span a call. */
export interface Traces {
  /** Makes the span of a call that is answered, and notes its trace for the log: it comes before that. */
  observe: Observer;
  /** Sends what is gathered, within so many milliseconds. */
  close(ms: number): Promise<void>;
}

/** Traces as the standard's own variables say, which its packages read from the environment. */
export function openTraces(log: Pick<Log, 'info' | 'error'>): Traces {
  const provider = saying(log, createProvider);
  const tracer = provider.getTracer('namuna');
  return {
    observe(call, status, milliseconds, c) {
      // Pages beside the dialects are nobody's calls.
      if (call.dialect === undefined) return;
      const attributes = attributesOf(call, status, c.req.url);
      const described = { kind: SpanKind.SERVER, startTime: call.startedAt, attributes };
      const span = tracer.startSpan(nameOf(call), described, parentOf(call));
      if (status === 0 || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(call.startedAt + milliseconds);
      call.traceparent = writtenOf(span.spanContext()) ?? call.traceparent;
    },
    close: (ms) => within(ms, provider.shutdown()),
  };

  function createProvider() {
    const exporter = tellOnce(new OTLPTraceExporter(), log);
    return new BasicTracerProvider({
      resource: defaultResource()
        .merge(resourceFromAttributes({ 'service.name': 'namuna' }))
        .merge(detectResources({ detectors: [envDetector] })),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
  }
}

/** The packages tell of a variable that is wrong, and go on without it; later on they would tell of every batch. */
function saying<T>(log: Pick<Log, 'info'>, open: () => T): T {
  const say = (problem: string) => log.info('a setting of OpenTelemetry is passed over', { problem });
  const silent = () => {};
  const logger = { error: say, warn: say, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  try {
    return open();
  } finally {
    diag.disable();
  }
}

async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  // What could not be sent was told already.
  await Promise.race([done.catch(() => {}), late]);
  clearTimeout(timer);
}
