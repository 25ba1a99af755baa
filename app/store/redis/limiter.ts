import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import { outcome } from '../consumed.ts';
import { memoryLimiter } from '../memory/limiter.ts';
import type { Limit, Limiter } from '../store.ts';
import type { Link } from './link.ts';
import type { Run } from './script.ts';

/** As much of a client as the limiter calls. */
interface Client {
  isReady: boolean;
  eval(lua: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** Points of all replicas; while Redis is out of reach each replica counts its own. */
export function redisLimiters(link: Link): (name: string, limit: Limit) => Limiter {
  const storeClient = clientOver(link);
  return (name, limit) => {
    const limiter = new RateLimiterRedis({
      ...{ keyPrefix: `namuna:limit:${name}`, points: limit.points, duration: limit.seconds },
      storeClient,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
    });
    const spare = memoryLimiter(limit);
    return { consume: (who) => outcome(limiter.consume(who)).catch(() => spare.consume(who)) };
  };
}

/** The deadlines of the link hold for the limiter, too. */
function clientOver(link: Link): Client {
  const scripts = new Map<string, Run>();
  return {
    get isReady() {
      return link.reached();
    },
    eval(lua, options) {
      const run = scripts.get(lua) ?? link.script(lua);
      scripts.set(lua, run);
      return run(options.keys, options.arguments);
    },
  };
}
