interface ClockDeps {
  /** Told how far the machine's clock was set, in milliseconds. */
  set(ms: number): void;
  wall?: () => number;
  /** Milliseconds that nobody can set, from any time on. */
  even?: () => number;
  every?: (ms: number, look: () => void) => void;
}

const lookMs = 1000;
/** Replicas should agree to the second. */
const strayMs = 1000;

/**
 * Epoch milliseconds, with decimals: they run evenly, and follow within a second where the machine's clock is set, or
 * the machine has slept, since tokens and times are read by others, too.
 */
export function createClock({ set, wall = Date.now, even = () => performance.now(), every = repeat }: ClockDeps) {
  let start = wall() - even();
  every(lookMs, () => {
    const ms = wall() - even() - start;
    if (Math.abs(ms) <= strayMs) return;
    start += ms;
    set(Math.round(ms));
  });
  return () => start + even();
}

function repeat(ms: number, look: () => void): void {
  // To look is no reason to stay alive.
  setInterval(look, ms).unref();
}
