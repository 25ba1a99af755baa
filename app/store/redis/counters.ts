import type { Counters } from '../store.ts';
import type { Link } from './link.ts';
import { entering } from './lua.ts';

const dayMs = 86_400_000;

/** Most names that a session may count. */
const most = 5000;

/** Beyond the bound all of a session's counters begin anew: to find the oldest would cost more than it is worth. */
const lua = `
local counters, name, session, now, ttl = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local count = redis.call('HINCRBY', counters, name, 1)
if count == 1 then
  if redis.call('HLEN', counters) > ${most} then
    redis.call('DEL', counters)
    redis.call('HSET', counters, name, 1)
  end
  ${entering('session', 'now')}
end
redis.call('PEXPIRE', counters, ttl)
return count - 1`;

/** Counters of all replicas; `spare` counts while Redis is out of reach. */
export function redisCounters(link: Link, idleMs: number, now: () => number, spare: Counters): Counters {
  const count = link.script(lua);
  return {
    async count(session, name) {
      const ttl = session === '' ? dayMs : idleMs;
      try {
        return (await count([`namuna:counters:${session}`], [name, session, now(), ttl])) as number;
      } catch {
        return spare.count(session, name);
      }
    },
  };
}
