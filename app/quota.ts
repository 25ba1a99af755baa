import type { AppContext, Call } from './call.ts';
import { Refusal } from './outcomes.ts';
import type { Awaitable, Consumed, Limit, Store } from './store/store.ts';
import { rateHeaders } from './test-keys.ts';

/** What the operator allows; undefined where it is without bounds. */
export interface QuotaLimits {
  /** Calls of one key in one session. */
  rate: Limit | undefined;
  /** Calls of one key in one session for the same subject of the same service. */
  retries: Limit | undefined;
}

/** Real limits, exact under concurrency: beyond them 104 with `Retry-After`. */
export function quota({ rate, retries }: QuotaLimits, store: Store) {
  const rates = rate && store.limiter('rate', rate);
  const subjects = retries && store.limiter('retries', retries);
  return async function quota<T>(c: AppContext, next: () => Awaitable<T>): Promise<T> {
    const call = c.get('call');
    const caller = `${call.key}~${call.session}`;
    if (rates) {
      const consumed = await rates.consume(caller);
      call.headers = { ...call.headers, ...rateHeaders(rate.points, consumed.remaining, secondsOf(consumed)) };
      if (consumed.exceeded) throw exceeded(consumed, `RATE_LIMIT allows ${told(rate)} for each key and session.`);
    }
    if (subjects && call.subject) {
      const consumed = await subjects.consume(`${caller} ${asked(call)}`);
      if (consumed.exceeded) throw exceeded(consumed, `MAX_RETRIES allows ${told(retries)} for the same subject.`);
    }
    return next();
  };
}

function asked({ service, subject }: Call): string {
  return `${service?.name} ${subject?.id}`;
}

function exceeded(consumed: Consumed, problem: string): Refusal {
  const headers = { 'Retry-After': String(secondsOf(consumed)) };
  return new Refusal('max_retries', { by: 'quota', http: true, headers, detail: { problem } });
}

function secondsOf({ resetMs }: Consumed): number {
  return Math.max(1, Math.ceil(resetMs / 1000));
}

function told({ points, seconds }: Limit): string {
  return `${points} calls in ${seconds} s`;
}
