import type { AppContext } from './call.ts';
import { clientOf } from './client.ts';
import { Refusal } from './outcomes.ts';
import type { Sleep } from './sleep.ts';

/** Makes calls wait, within what the operator allows. */
export interface Hold {
  /** @throws Refusal 503 where as many calls are held as may be */
  check(): void;
  /** Waits so many milliseconds, but no call longer than `MAX_DELAY_MS` in all; rejects when the client leaves. */
  wait(ms: number, c: AppContext): Promise<void>;
  /** Longest wait of one call, in milliseconds. */
  maxDelayMs: number;
  /** How many calls it keeps waiting now. */
  held(): number;
  /** How often it was asked for more than it may keep. */
  overflowed(): number;
}

interface HoldDeps {
  maxDelayMs: number;
  maxHeld: number;
  sleep: Sleep;
}

export function createHold({ maxDelayMs, maxHeld, sleep }: HoldDeps): Hold {
  let held = 0;
  let overflowed = 0;
  return {
    maxDelayMs,
    check() {
      if (held < maxHeld) return;
      overflowed++;
      throw tooManyHeld(maxHeld);
    },
    held: () => held,
    overflowed: () => overflowed,
    async wait(ms, c) {
      const call = c.get('call');
      const bounded = Math.min(ms, maxDelayMs - call.delayed);
      held++;
      try {
        await sleep(bounded, clientOf(c));
        call.delayed += bounded;
      } finally {
        held--;
      }
    },
  };
}

function tooManyHeld(maxHeld: number): Refusal {
  const message = `Too many calls are held: ${maxHeld} are allowed at a time (MAX_HELD).`;
  return new Refusal('source_unavailable', { by: 'held', http: true, message, headers: { 'Retry-After': '1' } });
}
