import type { Call } from './call.ts';
import type { Config } from './config.ts';
import type { Dialect } from './dialect.ts';
import { refuse } from './errors.ts';
import type { Log } from './log.ts';
import { Refusal } from './outcomes.ts';
import type { RefuseOutside } from './outside.ts';

interface OutsideDeps {
  config: Config;
  native: Dialect;
  log: Log;
  now(): number;
}

/** Words and a log line for a request so broken that the app never had it. */
export function refuseOutside({ config, native, log, now }: OutsideDeps): RefuseOutside {
  return function refuseOutside(outcome, problem) {
    const call: Call = {
      id: crypto.randomUUID(),
      startedAt: now(),
      method: '-',
      path: '-',
      session: '',
      outcome: 0,
      by: '',
      delayed: 0,
    };
    const refusal = new Refusal(outcome, { by: 'http', detail: { problem } });
    const response = refuse(refusal, call, native, config.ENVIRONMENT === 'development');
    log.access(call, response.status, now() - call.startedAt);
    return response;
  };
}
