import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { outcome } from '../consumed.ts';
import type { Limit, Limiter } from '../store.ts';

/** Points of a single process. */
export function memoryLimiter(name: string, { points, seconds }: Limit): Limiter {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return { consume: (who) => outcome(limiter.consume(who)) };
}
