import { outcomeByHttp, Refusal } from '../outcomes.ts';
import type { Kind } from './kind.ts';

/** An HTTP error, in the dialect's words; `retry-after` is in seconds. */
export const httpErrorFaults: Kind[] = [...outcomeByHttp].map(([status, name]) => ({
  name: String(status),
  title: `answers HTTP ${status}`,
  usages: [status === 503 ? '503;retry-after=2' : String(status)],
  params: () => ({ 'retry-after': { min: 0, max: 86_400 } }),
  forms: [],
  act(params, { by }) {
    const seconds = params.get('retry-after');
    const headers = seconds === undefined ? undefined : { 'Retry-After': String(seconds) };
    return new Refusal(name, { by, http: true, ...(headers && { headers }) });
  },
}));
